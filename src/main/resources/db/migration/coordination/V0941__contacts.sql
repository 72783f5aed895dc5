-- A contact point 联点: where a unit goes and sees, from a day on.
create table coordination.contact_point (
    id uuid primary key,
    county bigint not null,
    unit uuid not null,
    -- The responsible leader by position, never by name.
    leader text not null,
    -- What it is linked to: a station, a body outside the mass organisations such as a school, or a place in a township.
    region bigint references organisation.region,
    station uuid,
    body uuid references organisation.outside_body,
    -- A village or the like, in words; without one the township itself.
    place text,
    target text not null generated always as (coalesce(station::text, body::text, region::text || ' ' || coalesce(place, ''))) stored,
    from_day date not null,
    -- Last day; none while it goes on.
    to_day date,
    -- How often a year it is to be visited.
    visits_a_year int not null check (visits_a_year between 1 and 366),
    revision int not null default 1 check (revision > 0),
    unique (county, id),
    unique (county, id, unit),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    constraint point_is_one_thing check (num_nonnulls(station, body, region) = 1),
    constraint point_place_within_a_township check (place is null or region is not null),
    constraint point_in_county check (region / 1000000 = county),
    constraint point_days_forward check (to_day >= from_day),
    constraint point_words_said check (length(btrim(leader)) between 1 and 60 and length(btrim(place)) between 1 and 60),
    -- Linked twice to the same place, its visits would be owed twice.
    constraint point_once exclude using gist (county with =, unit with =, target with =, daterange(from_day, to_day, '[]') with &&)
);
create index contact_point_of_unit on coordination.contact_point (county, unit);
create index contact_point_of_station on coordination.contact_point (county, station) where station is not null;
call app.protect('coordination.contact_point');

-- A visit: numbers and what was seen, nobody's name.
create table coordination.contact_visit (
    id uuid primary key,
    county bigint not null,
    point uuid not null,
    -- The point's, so that whose visit it is stands in the row that the policies look at.
    unit uuid not null,
    day date not null,
    participants int not null check (participants between 1 and 10000),
    recipients int check (recipients between 1 and 10000),
    seen text not null,
    promised text,
    recorded_by text not null,
    recorded_at timestamptz not null,
    -- Taken back: it stays, and counts no longer.
    taken_back text,
    revision int not null default 1 check (revision > 0),
    unique (county, id),
    foreign key (county, point, unit) references coordination.contact_point (county, id, unit),
    constraint visit_words_said check (length(btrim(seen)) between 1 and 1000 and length(promised) <= 500 and length(taken_back) <= 200),
    constraint visit_helps_whom_it_meets check (recipients <= participants)
);
create index contact_visit_of_point on coordination.contact_visit (county, point, day);
create index contact_visit_by_day on coordination.contact_visit (county, day);
call app.protect('coordination.contact_visit');

-- A problem raised on a visit: answered in words, or made a task.
create table coordination.contact_problem (
    id uuid primary key,
    county bigint not null,
    visit uuid not null,
    unit uuid not null,
    position int not null,
    text text not null,
    task uuid,
    answer text,
    answered_on date,
    unique (county, id),
    unique (county, visit, position),
    foreign key (county, visit) references coordination.contact_visit (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, task) references coordination.task (county, id),
    constraint problem_said check (length(btrim(text)) between 1 and 300 and length(btrim(answer)) between 1 and 500),
    constraint problem_answered_on_a_day check ((answer is null) = (answered_on is null))
);
-- A task stands for one problem.
create unique index contact_problem_of_task on coordination.contact_problem (county, task) where task is not null;
call app.protect('coordination.contact_problem');

-- Points are the office's to set; what was seen there is the visiting unit's to say.
create policy office_add on coordination.contact_point as restrictive for insert to ${app_user} with check ((select app.entries()) = 'ALL');
create policy office_change on coordination.contact_point as restrictive for update to ${app_user} using ((select app.entries()) = 'ALL');
create policy office_remove on coordination.contact_point as restrictive for delete to ${app_user} using (false);
do $$
declare
    target text;
begin
    foreach target in array array['coordination.contact_visit', 'coordination.contact_problem'] loop
        execute format('create policy own_add on %s as restrictive for insert to ${app_user} with check (app.may_write_entry(unit, null))', target);
        execute format('create policy own_change on %s as restrictive for update to ${app_user} using (app.may_write_entry(unit, null)) with check (app.may_write_entry(unit, null))', target);
    end loop;
end $$;
-- A visit that was recorded is taken back and stays; a problem may be worded anew.
create policy none_removes on coordination.contact_visit as restrictive for delete to ${app_user} using (false);
create policy own_remove on coordination.contact_problem as restrictive for delete to ${app_user} using (app.may_write_entry(unit, null));
