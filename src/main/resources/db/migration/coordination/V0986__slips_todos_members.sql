-- A slip is addressed to who answers for the item when it is issued, whoever does later.
alter table coordination.supervision_slip add to_lead uuid, add to_person uuid;

-- What is under supervision waits for its lead there, and not in the plan as well.
delete from notify.todo t using coordination.supervision s
where t.county = s.county and t.topic = 'coordination.task.lead' and t.subject = s.task and s.state not in ('DISCHARGED', 'WITHDRAWN');

-- Until somebody changes them, members were last written with their group.
update coordination.group_member m set changed_by = g.changed_by
from coordination.leading_group g where g.county = m.county and g.id = m.leading_group and m.changed_by = '';
