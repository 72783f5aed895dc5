-- The calendar asks for the tasks of some weeks, whoever leads them and whether they are done.
create index task_of_day on coordination.task (county, due_day) where state <> 'DROPPED';
