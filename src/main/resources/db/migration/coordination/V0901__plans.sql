-- The plan of a year: the frame of its tasks. There is one as soon as there is a task, in draft until somebody puts it in force.
create table coordination.plan (
    county bigint not null,
    year int not null check (year between 2000 and 2100),
    -- None: named by its year.
    title text,
    -- 指导思想 and whatever else stands before the list.
    guide text,
    state text not null default 'DRAFT' check (state in ('DRAFT', 'IN_FORCE', 'CLOSED')),
    revision int not null default 1 check (revision > 0),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (county, year),
    constraint plan_title_short check (length(title) <= 200)
);
call app.protect('coordination.plan');
create policy office_add on coordination.plan as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null));
create policy office_change on coordination.plan as restrictive for update to ${app_user} using (app.may_write_entry(null, null));
create policy office_remove on coordination.plan as restrictive for delete to ${app_user} using (app.may_write_entry(null, null));

insert into coordination.plan (county, year, changed_at, changed_by)
    select distinct county, year, created_at, created_by from (select distinct on (county, year) * from coordination.task) t;

alter table coordination.task
    -- Part of a larger task of the same plan.
    add column parent uuid,
    -- What must be done first, of the same plan.
    add column predecessor uuid,
    -- The task of the year before that it goes on with.
    add column continues uuid,
    -- What is to be reached. Of FIGURE the figures module counts, of LEDGER matters of some kinds (or their measures), of TYPED nobody but who reports.
    add column target_kind text check (target_kind in ('FIGURE', 'LEDGER', 'TYPED')),
    add column target_value numeric(14, 2) check (target_value > 0),
    add column target_unit text,
    add column target_figure text,
    add column target_kinds text[] not null default '{}',
    add column target_measures text[] not null default '{}',
    add column target_category text,
    add column target_tag text,
    -- The whole county; what the lead led; what it led or joined; what it or a partner led or joined.
    add column target_whose text check (target_whose in ('COUNTY', 'LED', 'LEAD', 'PARTIES')),
    -- How it was done, or why it was given up.
    add column state_words text,
    add column state_at timestamptz,
    add column state_by text,
    add foreign key (county, year) references coordination.plan (county, year),
    add unique (county, year, id),
    -- A circle within a plan is refused under the plan's lock: so nothing may lead out of it.
    add foreign key (county, year, parent) references coordination.task (county, year, id),
    add foreign key (county, year, predecessor) references coordination.task (county, year, id),
    add foreign key (county, continues) references coordination.task (county, id),
    -- A progress in per cent needs the hundred.
    add constraint target_has_its_number check ((target_kind is null) = (target_value is null)),
    add constraint target_says_of_what check (case target_kind when 'FIGURE' then target_figure is not null and target_whose is not null
        when 'LEDGER' then cardinality(target_kinds) > 0 and target_whose is not null else target_figure is null and cardinality(target_kinds) = 0 end),
    -- Nobody gives a task up without saying why.
    add constraint dropped_for_a_reason check (state <> 'DROPPED' or length(btrim(state_words)) > 0);
create index task_of_parent on coordination.task (county, parent) where parent is not null;
create index task_of_predecessor on coordination.task (county, predecessor) where predecessor is not null;
-- What is open, by its last day: overdue and near due cost the same however many are done.
create index task_open on coordination.task (county, due_day, lead) where state = 'OPEN';
create index task_of_commons on coordination.task (county, year, commons, number, id);

-- The office keeps tasks; the unit that leads one says how it stands.
create policy office_add on coordination.task as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null));
create policy lead_change on coordination.task as restrictive for update to ${app_user} using (app.may_write_entry(lead, null)) with check (app.may_write_entry(lead, null));
create policy office_remove on coordination.task as restrictive for delete to ${app_user} using (app.may_write_entry(null, null));
create policy office_add on coordination.task_partner as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null));
create policy office_change on coordination.task_partner as restrictive for update to ${app_user} using (app.may_write_entry(null, null));
create policy office_remove on coordination.task_partner as restrictive for delete to ${app_user} using (app.may_write_entry(null, null));

-- A task waits for its predecessor and for its parts; one that waits for itself is never done. The plan's lock makes two who each add half of a
-- circle see each other's.
create function coordination.no_task_waits_for_itself() returns trigger language plpgsql as $$
begin
    perform from coordination.plan where county = new.county and year = new.year for update;
    if exists (
        with recursive needed (id) as (
            select new.predecessor where new.predecessor is not null
            union select c.id from coordination.task c where c.county = new.county and c.parent = new.id
            union
            select n.id from needed cross join lateral (
                select t.predecessor as id from coordination.task t
                    where t.county = new.county and t.id = needed.id and t.predecessor is not null
                union all select c.id from coordination.task c where c.county = new.county and c.parent = needed.id) n)
        select from needed where id = new.id) then
        raise exception 'a task waits for itself' using errcode = '23514', constraint = 'no_task_waits_for_itself';
    end if;
    return null;
end $$;
create trigger no_task_waits_for_itself after insert or update of parent, predecessor on coordination.task
    for each row when (new.parent is not null or new.predecessor is not null) execute function coordination.no_task_waits_for_itself();

-- What a task said after each change: the history is the difference of one to the next.
create table coordination.task_change (
    county bigint not null,
    task uuid not null,
    revision int not null check (revision > 0),
    deed text not null check (deed in ('ADDED', 'CHANGED', 'HANDED_OVER', 'DONE', 'DROPPED', 'REOPENED')),
    -- Its fields by name, each a list of texts.
    content jsonb not null,
    reason text,
    -- The import that did it, where one did.
    import uuid,
    at timestamptz not null,
    by_name text not null,
    primary key (county, task, revision),
    foreign key (county, task) references coordination.task (county, id),
    constraint handed_over_for_a_reason check (deed <> 'HANDED_OVER' or length(btrim(reason)) > 0)
);
create index task_change_of_import on coordination.task_change (county, import) where import is not null;
call app.protect('coordination.task_change');
revoke update, delete on coordination.task_change from ${app_user};
create policy lead_add on coordination.task_change as restrictive for insert to ${app_user} with check (app.may_write_entry(
    (select t.lead from coordination.task t where t.county = task_change.county and t.id = task_change.task), null));

-- Progress in its lead's words, where no figure fits; the latest counts.
create table coordination.task_report (
    id uuid primary key,
    county bigint not null,
    task uuid not null,
    value numeric(14, 2) check (value >= 0),
    words text not null,
    -- Who reports; none for the county's office.
    unit uuid,
    at timestamptz not null,
    by_name text not null,
    foreign key (county, task) references coordination.task (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    constraint report_says_something check (length(btrim(words)) between 1 and 2000)
);
create index task_report_of_task on coordination.task_report (county, task, at desc, id desc);
call app.protect('coordination.task_report');
revoke update, delete on coordination.task_report from ${app_user};
create policy own_add on coordination.task_report as restrictive for insert to ${app_user} with check (app.may_write_entry(unit, null));

-- Who leads or assists has seen his part and says so, once.
create table coordination.task_confirmation (
    county bigint not null,
    task uuid not null,
    unit uuid not null,
    words text check (length(words) <= 500),
    at timestamptz not null,
    by_name text not null,
    primary key (county, task, unit),
    foreign key (county, task) references coordination.task (county, id),
    foreign key (county, unit) references organisation.unit (county, id)
);
call app.protect('coordination.task_confirmation');
revoke update, delete on coordination.task_confirmation from ${app_user};
create policy own_add on coordination.task_confirmation as restrictive for insert to ${app_user} with check (app.may_write_entry(unit, null));

-- A list taken in: the file stays, what became of it can be undone.
create table coordination.task_import (
    id uuid primary key,
    county bigint not null,
    year int not null check (year between 2000 and 2100),
    file uuid not null,
    file_name text not null,
    sheet text not null,
    state text not null default 'PREVIEW' check (state in ('PREVIEW', 'POSTED', 'UNDONE', 'ABANDONED')),
    added int not null default 0,
    changed int not null default 0,
    dropped int not null default 0,
    created_at timestamptz not null,
    created_by text not null,
    posted_at timestamptz,
    posted_by text,
    undone_at timestamptz,
    undone_by text,
    constraint posted_is_signed check ((posted_at is null) = (state in ('PREVIEW', 'ABANDONED')))
);
create index task_import_of_year on coordination.task_import (county, year, created_at desc);
call app.protect('coordination.task_import');
create policy office_add on coordination.task_import as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null));
create policy office_change on coordination.task_import as restrictive for update to ${app_user} using (app.may_write_entry(null, null));
