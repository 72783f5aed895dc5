-- What a station tells the public, as the office edits it. Nobody without an account reads this.
create table organisation.station_card (
    county bigint not null,
    station uuid not null,
    address text not null check (length(address) <= 200),
    hours text not null check (length(hours) <= 200),
    services text not null check (length(services) <= 1000),
    -- The service's telephone: a landline or a hotline. A person's mobile has no place on a public page.
    phone text not null check (phone ~ '^(|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,4})?|[48]00-?[0-9]{3}-?[0-9]{4}|1[0-9]{4})$'),
    home uuid,
    revision int not null default 1 check (revision > 0),
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (county, station),
    foreign key (county, station) references organisation.station (county, id),
    foreign key (county, home) references organisation.home (county, id)
);
call app.protect('organisation.station_card');
revoke delete on organisation.station_card from ${app_user};

-- The published copies, and nothing else: whoever opens a card without signing in has no county in his scope, and reads only here. The
-- county's own tables stay shut to him; a function that runs as the owner would open them as far as its body errs, a copy cannot. Reading is
-- free to all since it is published; writing is the county's, as everywhere.
create table organisation.published_card (
    station uuid primary key,
    county bigint not null,
    county_name text not null,
    name text not null,
    township text,
    address text not null,
    hours text not null,
    services text not null,
    head text,
    phone text not null,
    published_at timestamptz not null,
    published_by text not null,
    foreign key (county, station) references organisation.station_card (county, station)
);
alter table organisation.published_card enable row level security;
alter table organisation.published_card force row level security;
create policy everybody_reads on organisation.published_card for select to ${app_user} using (true);
create policy county_adds on organisation.published_card for insert to ${app_user}
    with check (county >= (select app.write_low()) and county < (select app.write_high()));
create policy county_changes on organisation.published_card for update to ${app_user}
    using (county >= (select app.write_low()) and county < (select app.write_high()))
    with check (county >= (select app.write_low()) and county < (select app.write_high()));
create policy county_removes on organisation.published_card for delete to ${app_user}
    using (county >= (select app.write_low()) and county < (select app.write_high()));
create policy owner_all on organisation.published_card to ${app_owner} using (true) with check (true);
