-- An item of a meeting's agenda: proposed by a member for itself, accepted, refused or put off by the office.
create table coordination.agenda_item (
    id uuid primary key,
    county bigint not null,
    meeting uuid not null,
    -- Place on the agenda, once accepted.
    position int check (position > 0),
    title text not null,
    -- Background, in a few words.
    note text check (length(note) <= 2000),
    -- Who proposes it: a unit, a station, or neither where the office does.
    unit uuid,
    station uuid,
    state text not null check (state in ('PROPOSED', 'ACCEPTED', 'REFUSED', 'POSTPONED', 'WITHDRAWN')),
    -- Why it was refused or put off.
    reason text check (length(reason) <= 500),
    -- What the meeting came to; the minutes' words for it.
    result text check (length(result) <= 5000),
    -- The item of an earlier meeting that was put off and is taken up here; taken up once.
    continues uuid,
    revision int not null default 1 check (revision > 0),
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    unique (county, continues),
    foreign key (county, meeting) references coordination.meeting (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    foreign key (county, continues) references coordination.agenda_item (county, id),
    constraint item_title_said check (length(btrim(title)) between 1 and 200),
    constraint item_of_one check (num_nonnulls(unit, station) <= 1),
    constraint refused_says_why check ((state in ('REFUSED', 'POSTPONED')) = (reason is not null)),
    constraint accepted_has_its_place check ((state = 'ACCEPTED') = (position is not null)),
    unique (county, meeting, position) deferrable initially deferred
);
create index item_of_meeting on coordination.agenda_item (county, meeting, position, id);
call app.protect('coordination.agenda_item');
-- A unit or station proposes for itself and changes its own; the office all.
create policy own_adds on coordination.agenda_item as restrictive for insert to ${app_user} with check (app.may_write_entry(unit, station));
create policy own_changes on coordination.agenda_item as restrictive for update to ${app_user}
    using (app.may_write_entry(unit, station)) with check (app.may_write_entry(unit, station));
create policy none_removes on coordination.agenda_item as restrictive for delete to ${app_user} using (false);

-- What the minutes have said stays said, and nothing is added to what they said.
create function coordination.item_stays() returns trigger language plpgsql as $$
begin
    if exists (select from coordination.meeting m where m.county = new.county and m.id in (old.meeting, new.meeting)
            and m.state = 'MINUTED') then
        raise exception 'the minutes are issued' using errcode = '23514', constraint = 'minutes_are_issued';
    end if;
    return new;
end $$;
create trigger item_stays before insert or update on coordination.agenda_item for each row execute function coordination.item_stays();

-- 会议材料: papers laid beside an item by whoever proposed it, or by the office.
create table coordination.agenda_paper (
    id uuid primary key,
    county bigint not null,
    item uuid not null,
    file uuid not null,
    name text not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    unique (county, id),
    foreign key (county, item) references coordination.agenda_item (county, id)
);
create index paper_of_item on coordination.agenda_paper (county, item);
call app.protect('coordination.agenda_paper');
create policy own_adds on coordination.agenda_paper as restrictive for insert to ${app_user} with check (exists (
    select from coordination.agenda_item i where i.county = agenda_paper.county and i.id = item and app.may_write_entry(i.unit, i.station)));
create policy own_removes on coordination.agenda_paper as restrictive for delete to ${app_user} using (exists (
    select from coordination.agenda_item i where i.county = agenda_paper.county and i.id = item and app.may_write_entry(i.unit, i.station)));
revoke update on coordination.agenda_paper from ${app_user};

-- 议定事项: what was decided on an item. With a lead and a last day it is to be carried out, and comes back until it is.
create table coordination.meeting_decision (
    id uuid primary key,
    county bigint not null,
    item uuid not null,
    position int not null check (position > 0),
    text text not null,
    commons text check (commons in ('ORGANISATION', 'VENUE', 'RESOURCE', 'ACTIVITY', 'SERVICE', 'TALENT')),
    lead uuid,
    due_day date,
    -- 正在推进, 已落实 (with a word), 不再落实 (with a reason).
    state text not null default 'OPEN' check (state in ('OPEN', 'SETTLED', 'DROPPED')),
    word text,
    settled_at timestamptz,
    settled_by text,
    -- The one task it became.
    task uuid,
    revision int not null default 1 check (revision > 0),
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    unique (county, task),
    unique (county, item, position),
    foreign key (county, item) references coordination.agenda_item (county, id),
    foreign key (county, lead) references organisation.unit (county, id),
    foreign key (county, task) references coordination.task (county, id),
    constraint decision_said check (length(btrim(text)) between 1 and 1000),
    constraint to_be_done_by_somebody_until check (num_nonnulls(commons, lead, due_day) in (0, 3)),
    constraint settled_with_a_word check ((state = 'OPEN') = (word is null) and (state = 'OPEN') = (settled_at is null)
        and (state = 'OPEN') = (settled_by is null) and (word is null or length(btrim(word)) between 1 and 500))
);
call app.protect('coordination.meeting_decision');
call coordination.office_keeps('coordination.meeting_decision');

create table coordination.decision_partner (
    county bigint not null,
    decision uuid not null,
    position int not null,
    unit uuid,
    body uuid,
    primary key (county, decision, position),
    foreign key (county, decision) references coordination.meeting_decision (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    constraint decision_partner_is_one check (num_nonnulls(unit, body) = 1),
    unique (county, decision, unit),
    unique (county, decision, body)
);
call app.protect('coordination.decision_partner');
call coordination.office_keeps('coordination.decision_partner');

create function coordination.decision_stays() returns trigger language plpgsql as $$
begin
    if (old.text, old.commons, old.lead, old.due_day) is distinct from (new.text, new.commons, new.lead, new.due_day) and exists (
            select from coordination.agenda_item i join coordination.meeting m on m.county = i.county and m.id = i.meeting
            where i.county = old.county and i.id = old.item and m.state = 'MINUTED') then
        raise exception 'the minutes are issued' using errcode = '23514', constraint = 'minutes_are_issued';
    end if;
    if old.task is not null and new.task is distinct from old.task then
        raise exception 'a decision becomes one task' using errcode = '23514', constraint = 'decision_is_one_task';
    end if;
    return new;
end $$;
create trigger decision_stays before update on coordination.meeting_decision for each row execute function coordination.decision_stays();

create function coordination.decision_comes() returns trigger language plpgsql as $$
begin
    if exists (select from coordination.agenda_item i join coordination.meeting m on m.county = i.county and m.id = i.meeting
            where i.county = new.county and i.id = new.item and m.state = 'MINUTED') then
        raise exception 'the minutes are issued' using errcode = '23514', constraint = 'minutes_are_issued';
    end if;
    return new;
end $$;
create trigger decision_comes before insert on coordination.meeting_decision for each row execute function coordination.decision_comes();

create function coordination.decision_goes() returns trigger language plpgsql as $$
begin
    if old.task is not null or exists (
            select from coordination.agenda_item i join coordination.meeting m on m.county = i.county and m.id = i.meeting
            where i.county = old.county and i.id = old.item and m.state = 'MINUTED') then
        raise exception 'the minutes are issued, or it is a task' using errcode = '23514', constraint = 'minutes_are_issued';
    end if;
    return old;
end $$;
create trigger decision_goes before delete on coordination.meeting_decision for each row execute function coordination.decision_goes();
