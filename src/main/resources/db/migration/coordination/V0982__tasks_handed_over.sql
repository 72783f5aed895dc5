-- A post is ended by whoever looks after posts, who keeps no tasks: what the holder answered for goes to the successor all the same, in that one
-- transaction, and an item under supervision goes along with its clocks running on. Units never come in here: of theirs they say how it stands.
create function coordination.tasks_handed_over(
    of_county bigint, gone uuid, successor uuid, as_person uuid[], as_leader uuid[], said text, moved_by uuid, moved_name text, moved_at timestamptz)
    returns void language plpgsql security definer set search_path = pg_catalog, coordination as $$
declare
    task coordination.task;
    item coordination.supervision;
    person_now uuid;
    leader_now uuid;
    content_now jsonb;
begin
    if of_county < app.write_low() or of_county >= app.write_high() or app.entries() not in ('ALL', 'NONE') then
        raise exception 'not whoever ends posts' using errcode = '42501';
    end if;
    -- Plans, then tasks, then items: as every change of a task takes them.
    perform 1 from coordination.plan p where p.county = of_county and p.year in (
        select t.year from coordination.task t where t.county = of_county and t.id = any (as_person || as_leader)) order by p.year for update;
    for task in select * from coordination.task t
            where t.county = of_county and t.id = any (as_person || as_leader) and t.state = 'OPEN' and gone in (t.person, t.leader)
            order by t.id for update loop
        person_now := case when task.person = gone and task.id = any (as_person) then successor else task.person end;
        leader_now := case when task.leader = gone and task.id = any (as_leader) then successor else task.leader end;
        update coordination.task t set person = person_now, leader = leader_now, revision = t.revision + 1, changed_at = moved_at, changed_by = moved_name
            where t.county = of_county and t.id = task.id;
        select c.content into content_now from coordination.task_change c
            where c.county = of_county and c.task = task.id order by c.revision desc limit 1;
        if person_now is distinct from task.person then
            content_now := jsonb_set(content_now, '{person}', jsonb_build_array(person_now::text));
        end if;
        if leader_now is distinct from task.leader then
            content_now := jsonb_set(content_now, '{leader}', jsonb_build_array(leader_now::text));
        end if;
        insert into coordination.task_change (county, task, revision, deed, content, reason, at, by_name)
            values (of_county, task.id, task.revision + 1, 'CHANGED', content_now, said, moved_at, moved_name);
        if person_now is distinct from task.person then
            select s.* into item from coordination.supervision s
                where s.county = of_county and s.task = task.id and s.state not in ('DISCHARGED', 'WITHDRAWN') for update;
            if found then
                insert into coordination.supervision_move (county, item, no, move, from_state, to_state, side, actor, actor_name, at, words,
                        due_before, due_after, lead_before, lead_after, person_before, person_after)
                    values (of_county, item.id, item.moves + 1, 'HAND_OVER', item.state, item.state, 'OFFICE', moved_by, moved_name, moved_at, said,
                        item.due_day, item.due_day, task.lead, task.lead, task.person, person_now);
            end if;
        end if;
    end loop;
end $$;
