-- People who hold posts, and the posts. What is personal beyond the name lies elsewhere, sealed.
create table organisation.person (
    id uuid primary key,
    county bigint not null,
    name text not null,
    unique (county, id),
    constraint person_name_said check (btrim(name) <> '')
);
create index person_by_name on organisation.person (county, name, id);
call app.protect('organisation.person');

-- A post brings its role from its first day until it has ended; access is told and keeps no post of its own.
create table organisation.post (
    id uuid primary key,
    county bigint not null,
    person uuid not null,
    unit uuid,
    station uuid,
    position text not null,
    role text not null,
    from_day date not null,
    -- The first day on which it is no longer held.
    ended_on date,
    unique (county, id),
    foreign key (county, person) references organisation.person (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    constraint post_position_said check (btrim(position) <> ''),
    -- An administrator's role comes with no post: the security administrator gives it (三员分立).
    constraint post_role_known check (role in ('CADRE', 'STATION', 'COORDINATOR', 'LEADER')),
    constraint post_of_cadre_has_unit check (role <> 'CADRE' or unit is not null),
    constraint post_of_station_has_station check (role <> 'STATION' or station is not null),
    constraint post_at_one_place check (unit is null or station is null),
    constraint post_days check (ended_on >= from_day),
    -- One and the same post is not held twice at a time: its grant would outlive its end.
    constraint post_held_once exclude using gist (person with =, role with =,
        (coalesce(unit, station, '00000000-0000-0000-0000-000000000000')) with =, daterange(from_day, ended_on) with &&)
);
create index post_of_person on organisation.post (county, person, from_day);
call app.protect('organisation.post');
