-- Only whoever answers for the whole county keeps these tables; units read them.
create procedure coordination.office_keeps(target regclass) language plpgsql as $$
begin
    execute format('create policy office_adds on %s as restrictive for insert to ${app_user} with check ((select app.entries()) = ''ALL'')', target);
    execute format('create policy office_changes on %s as restrictive for update to ${app_user} using ((select app.entries()) = ''ALL'')', target);
    execute format('create policy office_removes on %s as restrictive for delete to ${app_user} using ((select app.entries()) = ''ALL'')', target);
end $$;

-- Meetings that are held again and again: the quarterly joint meeting, the monthly regular one, the committee's yearly hearing.
create table coordination.meeting_series (
    id uuid primary key,
    county bigint not null,
    name text not null,
    kind text not null check (kind in ('JOINT', 'REGULAR', 'SPECIAL', 'CONSULTATION', 'HEARING')),
    -- The unit that usually leads.
    lead uuid not null,
    -- The chair's position, never a name.
    chair text,
    place text,
    from_day date not null,
    -- Last day, where the series has ended.
    to_day date,
    revision int not null default 1 check (revision > 0),
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    unique (county, name),
    foreign key (county, lead) references organisation.unit (county, id),
    constraint series_name_said check (length(btrim(name)) between 1 and 100),
    constraint series_days_forward check (to_day is null or from_day <= to_day)
);
call app.protect('coordination.meeting_series');
call coordination.office_keeps('coordination.meeting_series');

-- Who is invited to each of them.
create table coordination.meeting_series_member (
    county bigint not null,
    series uuid not null,
    unit uuid not null,
    primary key (county, series, unit),
    foreign key (county, series) references coordination.meeting_series (county, id),
    foreign key (county, unit) references organisation.unit (county, id)
);
call app.protect('coordination.meeting_series_member');
call coordination.office_keeps('coordination.meeting_series_member');

-- How often, from which day on. A change adds a row and keeps the past: what was due under the former rhythm stays due.
create table coordination.meeting_cadence (
    county bigint not null,
    series uuid not null,
    from_day date not null,
    rhythm text not null check (rhythm in ('NONE', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY')),
    -- The usual day: month of the quarter or year, and day of that month (of the week with WEEKLY); a day the month lacks is its last.
    month int,
    day int,
    at timestamptz not null,
    actor_name text not null,
    primary key (county, series, from_day),
    foreign key (county, series) references coordination.meeting_series (county, id),
    constraint cadence_day_fits check (case rhythm
        when 'NONE' then month is null and day is null
        when 'WEEKLY' then month is null and (day is null or day between 1 and 7)
        when 'MONTHLY' then month is null and (day is null or day between 1 and 31)
        when 'QUARTERLY' then (month is null) = (day is null) and (day is null or month between 1 and 3 and day between 1 and 31)
        else (month is null) = (day is null) and (day is null or month between 1 and 12 and day between 1 and 31) end)
);
call app.protect('coordination.meeting_cadence');
call coordination.office_keeps('coordination.meeting_cadence');
revoke update, delete on coordination.meeting_cadence from ${app_user};

-- Why nothing was held in a period. Said once, never rewritten; which periods were missed is computed, not stored.
create table coordination.meeting_excuse (
    county bigint not null,
    series uuid not null,
    from_day date not null,
    to_day date not null,
    reason text not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    primary key (county, series, from_day, to_day),
    foreign key (county, series) references coordination.meeting_series (county, id),
    constraint excuse_says_why check (length(btrim(reason)) between 1 and 500),
    constraint excuse_days_forward check (from_day <= to_day)
);
call app.protect('coordination.meeting_excuse');
call coordination.office_keeps('coordination.meeting_excuse');
revoke update, delete on coordination.meeting_excuse from ${app_user};

create table coordination.meeting (
    id uuid primary key,
    county bigint not null,
    series uuid,
    kind text not null check (kind in ('JOINT', 'REGULAR', 'SPECIAL', 'CONSULTATION', 'HEARING')),
    title text not null,
    day date not null,
    from_time time,
    to_time time,
    place text,
    -- Positions, never names.
    chair text,
    recorder text,
    -- The unit that leads it, and in the ledger too.
    lead uuid not null,
    state text not null default 'PLANNED' check (state in ('PLANNED', 'CALLED', 'HELD', 'MINUTED', 'CANCELLED')),
    -- Why it was cancelled.
    reason text,
    -- How many took part in all, once it was held.
    participants int check (participants > 0),
    -- What calendars know it by: grows where day, time, place, title or state become others (RFC 5545, 3.8.7.4).
    sequence int not null default 0 check (sequence >= 0),
    -- Grows with every change: whoever saves says which one he saw.
    revision int not null default 1 check (revision > 0),
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    foreign key (county, series) references coordination.meeting_series (county, id),
    foreign key (county, lead) references organisation.unit (county, id),
    constraint meeting_title_said check (length(btrim(title)) between 1 and 200),
    constraint meeting_times_forward check (to_time is null or from_time is not null and from_time < to_time),
    constraint cancelled_says_why check ((state = 'CANCELLED') = (reason is not null)),
    constraint held_was_counted check (state not in ('HELD', 'MINUTED') or participants is not null),
    constraint not_counted_before check (state not in ('PLANNED', 'CALLED') or participants is null)
);
create index meeting_of_day on coordination.meeting (county, day, id);
create index meeting_of_series on coordination.meeting (county, series, day) where series is not null;
call app.protect('coordination.meeting');
call coordination.office_keeps('coordination.meeting');

-- The steps a meeting may take; whoever goes past the application finds the same.
create function coordination.meeting_step() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and (old.state, new.state) not in (('PLANNED', 'CALLED'), ('PLANNED', 'CANCELLED'), ('CALLED', 'HELD'),
            ('CALLED', 'CANCELLED'), ('HELD', 'MINUTED'), ('HELD', 'CANCELLED')) then
        raise exception 'a meeting does not go from % to %', old.state, new.state using errcode = '23514', constraint = 'meeting_step';
    end if;
    if old.state in ('MINUTED', 'CANCELLED') then
        raise exception 'a meeting that is % stays as it is', old.state using errcode = '23514', constraint = 'meeting_is_closed';
    end if;
    return new;
end $$;
create trigger meeting_step before update on coordination.meeting for each row execute function coordination.meeting_step();

-- Who is invited, and once it was held who came: units, stations, bodies outside, with counts of people only.
create table coordination.meeting_guest (
    county bigint not null,
    meeting uuid not null,
    position int not null,
    unit uuid,
    station uuid,
    body uuid,
    attendance text check (attendance in ('PRESENT', 'ABSENT', 'LEAVE')),
    persons int check (persons between 1 and 9999),
    -- Who came for them, in words, where somebody wants to note it.
    names text check (length(names) <= 200),
    primary key (county, meeting, position),
    foreign key (county, meeting) references coordination.meeting (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    constraint guest_is_one check (num_nonnulls(unit, station, body) = 1),
    constraint who_came_has_people check ((attendance is not distinct from 'PRESENT') = (persons is not null)),
    unique (county, meeting, unit),
    unique (county, meeting, station),
    unique (county, meeting, body)
);
create index meeting_of_guest on coordination.meeting_guest (county, unit) where unit is not null;
call app.protect('coordination.meeting_guest');
call coordination.office_keeps('coordination.meeting_guest');

-- What became of a meeting, revision by revision, in words: so that of two who record it the second learns what the first changed.
create table coordination.meeting_change (
    county bigint not null,
    meeting uuid not null,
    revision int not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    what jsonb not null,
    primary key (county, meeting, revision),
    foreign key (county, meeting) references coordination.meeting (county, id)
);
call app.protect('coordination.meeting_change');
call coordination.office_keeps('coordination.meeting_change');
revoke update, delete on coordination.meeting_change from ${app_user};
