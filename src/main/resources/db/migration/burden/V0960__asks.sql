-- How often forms were sent in, by the place that sent them and the month: what the product asks of units. Nothing of persons.
create schema burden;
create table burden.ask (
    county bigint not null,
    month date not null,
    place_kind text not null check (place_kind in ('UNIT', 'STATION', 'OFFICE')),
    -- The unit or station; the office has no id.
    place uuid not null default '00000000-0000-0000-0000-000000000000',
    form text not null,
    times bigint not null check (times > 0),
    primary key (county, month, place_kind, place, form),
    constraint ask_by_month check (extract(day from month) = 1),
    constraint ask_office_is_one check ((place_kind = 'OFFICE') = (place = '00000000-0000-0000-0000-000000000000'))
);
call app.protect('burden.ask');
revoke delete on burden.ask from ${app_user};
