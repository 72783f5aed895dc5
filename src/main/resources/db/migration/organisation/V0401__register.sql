-- Units: a tree within one county's (or prefecture's, or province's) ledger.
create table organisation.unit (
    id uuid primary key default uuidv7(),
    county bigint not null,
    type text not null,
    short_name text not null,
    full_name text not null,
    parent uuid,
    position integer not null,
    ended_on date,
    constraint unit_type_known
        check (type in ('UNION', 'YOUTH', 'WOMEN', 'SCIENCE', 'REDCROSS', 'DISABLED', 'COMMERCE', 'CENTRE', 'OFFICE', 'OTHER')),
    constraint unit_names_said check (btrim(short_name) <> '' and btrim(full_name) <> ''),
    constraint unit_not_under_itself check (parent <> id),
    unique (county, id),
    -- Both columns, so that no unit hangs under another county's.
    constraint unit_parent_in_county foreign key (county, parent) references organisation.unit (county, id)
);
-- A name in a workbook must mean one unit: among current units, names are unique.
create unique index unit_short_once on organisation.unit (county, short_name) where ended_on is null;
create unique index unit_full_once on organisation.unit (county, full_name) where ended_on is null;
create index unit_tree on organisation.unit (county, parent) where parent is not null;
call app.protect('organisation.unit');

-- Further ways a county writes a unit; kept as it is compared (full width folded, no spaces).
create table organisation.unit_alias (
    county bigint not null,
    alias text not null,
    unit uuid not null,
    primary key (county, alias),
    constraint unit_alias_said check (btrim(alias) <> ''),
    foreign key (county, unit) references organisation.unit (county, id)
);
create index unit_alias_of on organisation.unit_alias (county, unit);
call app.protect('organisation.unit_alias');

-- How map vendors and habit write a township; never joined on codes, which do not agree between sources.
create table organisation.region_alias (
    county bigint not null,
    alias text not null,
    region bigint not null references organisation.region,
    primary key (county, alias),
    constraint region_alias_said check (btrim(alias) <> ''),
    constraint region_alias_in_county check (region / 1000000 = county)
);
create index region_alias_of on organisation.region_alias (county, region);
call app.protect('organisation.region_alias');

create table organisation.station (
    id uuid primary key,
    county bigint not null,
    region bigint references organisation.region,
    name text not null,
    head_position text,
    staff integer,
    seven_have text[] not null default '{}',
    established_on date,
    closed_on date,
    unique (county, id),
    constraint station_name_said check (btrim(name) <> ''),
    -- A station counts in the county whose ledger it stands in: its township lies there.
    constraint station_region_in_county check (region / 1000000 = county),
    constraint station_staff_counted check (staff between 0 and 10000),
    constraint station_ticks_known
        check (seven_have <@ '{STAFF,PREMISES,SIGN,FUNDS,RULES,ACTIVITY,LEDGER}'::text[] and cardinality(seven_have) <= 7),
    constraint station_closed_after_opened check (closed_on > established_on)
);
-- The yearly report counts stations: the same one twice would count twice.
create unique index station_name_once on organisation.station (county, name) where closed_on is null;
create index station_of_township on organisation.station (county, region);
call app.protect('organisation.station');
comment on column organisation.station.closed_on is 'first day on which it is a station no longer';
comment on column organisation.station.established_on is 'first day; unknown means it has been there as long as anyone asks';

create table organisation.home (
    id uuid primary key,
    county bigint not null,
    name text not null,
    kind text not null,
    closed_on date,
    unique (county, id),
    constraint home_name_said check (btrim(name) <> ''),
    constraint home_kind_known check (kind in ('WORKER', 'YOUTH', 'WOMEN', 'OTHER'))
);
create unique index home_name_once on organisation.home (county, name) where closed_on is null;
call app.protect('organisation.home');

-- Which weekdays a home is open, from a day on until the next row: a rate of 2022 is reckoned with the days the home kept in 2022.
create table organisation.home_opening (
    county bigint not null,
    home uuid not null,
    from_day date not null,
    weekdays smallint[],
    closed_on_holidays boolean not null,
    primary key (county, home, from_day),
    foreign key (county, home) references organisation.home (county, id),
    -- ISO 1 (Monday) to 7; null means nobody has said, and then no usage rate is reckoned. A home never open is closed, not empty.
    constraint opening_weekdays_iso check (weekdays <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(weekdays) between 1 and 7)
);
call app.protect('organisation.home_opening');

-- Partners outside the mass organisations: the hospital, the civil affairs bureau.
create table organisation.outside_body (
    id uuid primary key,
    county bigint not null,
    name text not null,
    constraint outside_body_name_said check (btrim(name) <> ''),
    constraint outside_body_once unique (county, name)
);
call app.protect('organisation.outside_body');
