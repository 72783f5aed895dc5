-- A problem raised on a visit to a contact point becomes a task.
alter table coordination.task drop constraint task_origin_check;
alter table coordination.task add constraint task_origin_check check (origin in ('PLAN', 'MEETING', 'HEARING', 'INSTRUCTION', 'CONTACT'));
