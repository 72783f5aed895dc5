-- When a county's reminders come; a county without a row goes by the columns' defaults.
create table notify.county_times (
    county bigint primary key,
    -- The morning's one message, on working days.
    digest_at time not null default '09:00',
    -- Outside of these hours nothing is sent; it waits.
    open_from time not null default '08:00',
    open_until time not null default '20:00',
    -- So many working days before its last day, work shows blue and is reminded of.
    soon_days int not null default 5,
    constraint digest_within_open_hours check (digest_at >= open_from and digest_at < open_until),
    -- Nobody is disturbed at night, whatever a county sets.
    constraint nights_are_quiet check (open_from >= '07:00' and open_until <= '21:00' and open_until - open_from >= interval '4 hours'),
    constraint soon_is_within_reach check (soon_days between 0 and 30)
);
call app.protect('notify.county_times');

-- The one person who is told of what waits for a unit, a station or the office, where they chose one; otherwise whoever holds its oldest
-- current grant.
create table notify.contact (
    county bigint not null,
    addressee_kind text not null check (addressee_kind in ('UNIT', 'STATION', 'OFFICE')),
    addressee uuid,
    account uuid not null,
    chosen_at timestamptz not null,
    chosen_by text not null,
    constraint contact_addressee check ((addressee is null) = (addressee_kind = 'OFFICE'))
);
create unique index one_contact on notify.contact
    (county, addressee_kind, coalesce(addressee, '00000000-0000-0000-0000-000000000000'));
call app.protect('notify.contact');
-- A unit chooses for itself and a station for itself; the office for all.
create policy own_contact on notify.contact as restrictive for all to ${app_user}
    using (true)
    with check ((select app.entries()) = 'ALL'
        or addressee_kind = 'UNIT' and addressee = (select app.unit())
        or addressee_kind = 'STATION' and addressee = (select app.station()));
create policy own_contact_goes on notify.contact as restrictive for delete to ${app_user}
    using ((select app.entries()) = 'ALL'
        or addressee_kind = 'UNIT' and addressee = (select app.unit())
        or addressee_kind = 'STATION' and addressee = (select app.station()));

-- What an account wants for itself. It is no county's row.
create table notify.preference (
    account uuid primary key,
    -- Its own open hours lie within the county's; none, the county's.
    open_from time,
    open_until time,
    -- Where mail goes, sealed; it goes there only when the link that was mailed there has been followed.
    address bytea,
    address_shown text,
    confirmed_at timestamptz,
    confirmation_until timestamptz,
    changed_at timestamptz not null,
    constraint own_hours_open_long_enough check (open_until - open_from >= interval '2 hours'),
    constraint own_hours_are_two check ((open_from is null) = (open_until is null)),
    constraint only_an_address_is_confirmed check (address is not null or confirmed_at is null)
);
alter table notify.preference enable row level security;
alter table notify.preference force row level security;
-- Its own account, or a job, which bears no account.
create policy own_preference on notify.preference to ${app_user}
    using (account::text = current_setting('app.actor', true) or current_setting('app.actor', true) = '')
    with check (account::text = current_setting('app.actor', true) or current_setting('app.actor', true) = '');
create policy owner_all on notify.preference to ${app_owner} using (true) with check (true);
