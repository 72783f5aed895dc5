-- A task's target may count the regulations adopted in its plan's year: nothing but the number is needed, the county's regulations are one list.
alter table coordination.task
    drop constraint task_target_kind_check,
    add constraint target_kind_known check (target_kind in ('FIGURE', 'LEDGER', 'REGULATION', 'TYPED'));
