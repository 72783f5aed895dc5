-- What a station or a home should have, as the county keeps the list: the “七有” until it says otherwise. Ended points stay, since notes refer to them.
create table organisation.point (
    county bigint not null,
    code text not null,
    -- The county's own words; the seven of old have theirs.
    name text,
    position int not null,
    stations boolean not null,
    homes boolean not null,
    from_day date,
    -- First day on which it is asked for no longer.
    ended_on date,
    primary key (county, code),
    constraint point_code_short check (code ~ '^[A-Z][A-Z0-9]{0,15}$'),
    constraint point_named check (code in ('STAFF', 'PREMISES', 'SIGN', 'FUNDS', 'RULES', 'ACTIVITY', 'LEDGER') or name is not null),
    constraint point_name_said check (length(btrim(name)) between 1 and 30),
    constraint point_asked_of_something check (stations or homes),
    constraint point_days_forward check (ended_on > from_day)
);
create unique index point_name_once on organisation.point (county, name) where ended_on is null;
call app.protect('organisation.point');

-- What somebody said of a point, with its day: never changed, only followed by another. A note of a person's prevails over what the system
-- knows until the next one; the marks (√) of a workbook or of the register answer only where the system knows nothing.
create table organisation.point_note (
    id uuid primary key,
    county bigint not null,
    station uuid,
    home uuid,
    code text not null,
    day date not null,
    -- Null: nothing is said any more, what the system knows counts again.
    holds boolean,
    words text check (length(words) between 1 and 200),
    source text not null check (source in ('NOTE', 'REGISTER', 'WORKBOOK')),
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    foreign key (county, station) references organisation.station (county, id),
    foreign key (county, home) references organisation.home (county, id),
    constraint note_about_one check (num_nonnulls(station, home) = 1),
    constraint note_says_why check (source <> 'NOTE' or words is not null),
    constraint mark_says_yes_or_no check (source = 'NOTE' or holds is not null)
);
create index point_note_of on organisation.point_note (county, coalesce(station, home), code, day);
call app.protect('organisation.point_note');
revoke update, delete on organisation.point_note from ${app_user};
-- A station's own people speak for it, the office for all; a unit's people for none.
create policy own_note on organisation.point_note as restrictive for insert to ${app_user}
    with check (source <> 'NOTE' or (select app.entries()) = 'ALL'
        or (select app.entries()) = 'STATION' and station = (select app.station()));

-- The marks that stand in the register already; nobody knows since when.
insert into organisation.point_note (id, county, station, code, day, holds, source, at, actor_name)
select uuidv7(), s.county, s.id, mark, coalesce(s.established_on, current_date), true, 'REGISTER', now(), '登记'
from organisation.station s, unnest(s.seven_have) mark;
