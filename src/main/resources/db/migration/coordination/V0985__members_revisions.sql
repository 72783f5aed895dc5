-- Of two who change a member at once, the second is told.
alter table coordination.group_member
    add revision int not null default 1 check (revision > 0),
    add changed_by text not null default '';
