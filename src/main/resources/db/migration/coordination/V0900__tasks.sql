create schema coordination;

-- A task: one lead answers for it, partners do their part of it.
create table coordination.task (
    id uuid primary key,
    county bigint not null,
    -- The plan it belongs to.
    year int not null check (year between 2000 and 2100),
    -- 序号 in the year's list, where it has one.
    number int check (number > 0),
    commons text not null check (commons in ('ORGANISATION', 'VENUE', 'RESOURCE', 'ACTIVITY', 'SERVICE', 'TALENT')),
    title text not null,
    -- 工作措施.
    measures text,
    -- 量化目标, in the list's words.
    goal text,
    lead uuid not null,
    -- 责任领导 and 责任人.
    leader uuid,
    person uuid,
    from_day date,
    due_day date not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'DROPPED')),
    -- Where it comes from: the plan, a decision of a meeting, an instruction of a leader of which only the resulting item is entered.
    origin text not null check (origin in ('PLAN', 'MEETING', 'HEARING', 'INSTRUCTION')),
    origin_id uuid,
    -- Grows with every change: whoever saves says which one he saw.
    revision int not null default 1 check (revision > 0),
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    foreign key (county, lead) references organisation.unit (county, id),
    foreign key (county, leader) references organisation.person (county, id),
    foreign key (county, person) references organisation.person (county, id),
    constraint task_title_said check (length(btrim(title)) between 1 and 200),
    constraint task_days_forward check (from_day is null or from_day <= due_day)
);
create index task_of_year on coordination.task (county, year, number, id);
create index task_of_lead on coordination.task (county, lead, due_day);
create index task_of_origin on coordination.task (county, origin_id) where origin_id is not null;
call app.protect('coordination.task');

-- 协同单位: a unit of the county, or a body outside the mass organisations.
create table coordination.task_partner (
    county bigint not null,
    task uuid not null,
    position int not null,
    unit uuid,
    body uuid,
    primary key (county, task, position),
    foreign key (county, task) references coordination.task (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    constraint partner_is_one check (num_nonnulls(unit, body) = 1),
    unique (county, task, unit),
    unique (county, task, body)
);
create index task_of_partner on coordination.task_partner (county, unit, task) where unit is not null;
call app.protect('coordination.task_partner');

-- Who leads does not assist himself.
create function coordination.partner_is_not_the_lead() returns trigger language plpgsql as $$
begin
    if exists (select from coordination.task t join coordination.task_partner p on p.county = t.county and p.task = t.id and p.unit = t.lead
            where t.county = new.county and t.id = (coalesce((to_jsonb(new) ->> 'task')::uuid, (to_jsonb(new) ->> 'id')::uuid))) then
        raise exception 'the lead of a task is not its partner' using errcode = '23514', constraint = 'partner_is_not_the_lead';
    end if;
    return null;
end $$;
create constraint trigger partner_is_not_the_lead after insert or update on coordination.task
    deferrable initially deferred for each row execute function coordination.partner_is_not_the_lead();
create constraint trigger partner_is_not_the_lead after insert or update on coordination.task_partner
    deferrable initially deferred for each row execute function coordination.partner_is_not_the_lead();
