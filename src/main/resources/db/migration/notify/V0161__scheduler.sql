-- The scheduler's own table, under its own column names: one row a job, taken by one node at a time. It holds no county's rows, and
-- the pool that reads it reads nothing else.
create table notify.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on notify.scheduled_tasks (execution_time);
create index scheduled_tasks_alive on notify.scheduled_tasks (last_heartbeat);
