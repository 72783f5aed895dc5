create schema ledger;

-- The catalogue of kinds is data: a module that posts a new kind adds its row.
create table ledger.kind (
    code text primary key,
    commons text not null check (commons in ('ORGANISATION', 'VENUE', 'RESOURCE', 'ACTIVITY', 'SERVICE', 'TALENT')),
    position int not null unique,
    -- Columns of the journal that this kind fills, in the order a form asks for them.
    measures text[] not null,
    fields text[] not null,
    categories text[] not null default '{}',
    sensitive boolean not null default false
);
insert into ledger.kind (code, commons, position, measures, fields, categories) values
    ('meeting', 'ORGANISATION', 10, '{participants,units}', '{category,place,partners}', '{专题,联席,例会,会商}'),
    ('window', 'VENUE', 20, '{recipients}', '{category,place}', '{政策咨询,政策宣传,受理救助,维权服务}'),
    ('venue_use', 'VENUE', 30, '{participants}', '{home,category}', '{}'),
    ('activity', 'ACTIVITY', 40, '{participants,recipients,given_cash,given_goods,given,cost}', '{place,partners,tags}', '{}'),
    ('volunteer', 'SERVICE', 50, '{participants,materials,minutes}', '{category,team,place,partners}', '{}'),
    ('briefing', 'SERVICE', 60, '{}', '{channel}', '{}'),
    ('video', 'SERVICE', 70, '{views}', '{channel}', '{}'),
    ('talk', 'SERVICE', 80, '{participants}', '{team,destination,place}', '{}'),
    ('lecture', 'TALENT', 90, '{participants,minutes}', '{place,partners}', '{}'),
    ('study', 'TALENT', 100, '{participants,units,minutes}', '{place,partners}', '{}'),
    ('training', 'TALENT', 110, '{participants,minutes}', '{category,place,partners}', '{请进来,送出去}');
revoke insert, update, delete on ledger.kind from ${app_user};

-- One row a county: locking it puts the county's writes in a line, and its number names each of them.
create table ledger.county_clock (
    county bigint primary key,
    posting bigint not null default 0
);
call app.protect('ledger.county_clock');

create table ledger.posting (
    county bigint not null,
    no bigint not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    deed text not null check (deed in ('POST', 'CORRECT', 'WITHDRAW', 'MERGE', 'PART', 'UNDO', 'SETTLE')),
    reference text,
    primary key (county, no)
);
call app.protect('ledger.posting');
revoke update, delete on ledger.posting from ${app_user};

-- What was stated, version by version. Insert-only: the application's role can neither change nor remove.
create table ledger.entry_version (
    entry uuid not null,
    no int not null check (no > 0),
    county bigint not null,
    posting bigint not null,
    state text not null check (state in ('LIVE', 'WITHDRAWN')),
    reason text,
    kind text not null references ledger.kind,
    first_day date not null,
    last_day date not null,
    title text not null check (length(title) between 1 and 300),
    category text,
    unit uuid,
    lead uuid,
    lead_basis text not null check (lead_basis in ('STATED', 'PRESUMED', 'UNKNOWN')),
    lead_reason text,
    partners uuid[] not null,
    bodies uuid[] not null,
    region bigint,
    station uuid,
    home uuid,
    place text,
    team text,
    channel text,
    destination text,
    tags text[] not null,
    participants bigint check (participants >= 0),
    recipients bigint check (recipients >= 0),
    units bigint check (units >= 0),
    views bigint check (views >= 0),
    materials bigint check (materials >= 0),
    minutes bigint check (minutes >= 0),
    given_cash numeric(14, 2) check (given_cash >= 0),
    given_goods numeric(14, 2) check (given_goods >= 0),
    given numeric(14, 2) check (given >= 0),
    cost numeric(14, 2) check (cost >= 0),
    about text[] not null,
    note text,
    source_module text not null,
    source_record uuid,
    source_file text,
    source_sheet text,
    source_row int,
    primary key (entry, no),
    foreign key (county, posting) references ledger.posting (county, no),
    constraint days_in_order check (last_day >= first_day),
    constraint lead_known_or_not check ((lead is null) = (lead_basis = 'UNKNOWN')),
    constraint later_versions_say_why check (no = 1 or reason is not null)
);
create index entry_version_of_posting on ledger.entry_version (county, posting);

-- To which matter an entry belongs, from which posting on. The latest counts; nothing is taken back, only added.
create table ledger.membership (
    entry uuid not null,
    posting bigint not null,
    county bigint not null,
    matter uuid not null,
    primary key (entry, posting),
    foreign key (county, posting) references ledger.posting (county, no)
);
create index membership_of_posting on ledger.membership (county, posting);

-- What a person or a confirmed rule settled about a matter: its lead, or a value on which its entries differ. Latest counts.
create table ledger.ruling (
    matter uuid not null,
    field text not null,
    posting bigint not null,
    county bigint not null,
    unit uuid,
    number numeric(14, 2),
    basis text check (basis in ('STATED', 'PRESUMED', 'UNKNOWN')),
    reason text,
    voided boolean not null default false,
    primary key (matter, field, posting),
    foreign key (county, posting) references ledger.posting (county, no)
);
create index ruling_of_county on ledger.ruling (county, matter);

-- The present, for lists and search. A projection: it can be rebuilt from the journal.
create table ledger.entry_now (
    like ledger.entry_version including constraints,
    matter uuid not null,
    search text generated always as (lower(normalize(
        title || ' ' || coalesce(place, '') || ' ' || coalesce(category, '') || ' ' || coalesce(team, '') || ' '
        || coalesce(channel, '') || ' ' || coalesce(destination, '') || ' ' || coalesce(note, ''), nfkc))) stored,
    primary key (entry)
);
create index entry_now_by_day on ledger.entry_now (county, first_day, entry);
create index entry_now_by_kind on ledger.entry_now (county, kind, first_day, entry);
create index entry_now_of_matter on ledger.entry_now (matter);
create index entry_now_of_record on ledger.entry_now (source_record) where source_record is not null;

-- Matters as their entries and the rules make them. No titles here: whoever may not open a kind's entries still gets its numbers.
create table ledger.matter_now (
    matter uuid primary key,
    county bigint not null,
    kind text not null,
    first_day date not null,
    last_day date not null,
    month date not null,
    lead uuid,
    lead_basis text not null,
    lead_entry uuid not null,
    joined uuid[] not null,
    bodies uuid[] not null,
    partnered boolean not null,
    region bigint,
    station uuid,
    home uuid,
    category text,
    team text,
    channel text,
    destination text,
    tags text[] not null,
    entries int not null,
    about boolean not null,
    conflicts text[] not null,
    participants bigint,
    recipients bigint,
    units bigint,
    views bigint,
    materials bigint,
    minutes bigint,
    given_cash numeric(14, 2),
    given_goods numeric(14, 2),
    given numeric(14, 2),
    cost numeric(14, 2)
);
create index matter_now_by_kind on ledger.matter_now (county, kind, first_day, matter);

call app.protect('ledger.entry_version');
call app.protect('ledger.membership');
call app.protect('ledger.ruling');
call app.protect('ledger.entry_now');
call app.protect('ledger.matter_now');
revoke update, delete on ledger.entry_version, ledger.membership, ledger.ruling from ${app_user};
revoke insert, update, delete on ledger.matter_now from ${app_user};
grant delete on ledger.entry_now to ${app_user};
revoke update on ledger.entry_now from ${app_user};

-- Entries are closer than other county tables: one's own unit's or station's to write, and kinds one may not open do not show.
create function app.may_write_entry(unit uuid, station uuid) returns boolean language sql stable parallel safe as $$
    select case (select app.entries())
        when 'ALL' then true
        when 'UNIT' then coalesce(unit = (select app.unit()), false)
        when 'STATION' then coalesce(station = (select app.station()), false)
        else false end
$$;

do $$
declare
    target text;
begin
    foreach target in array array['ledger.entry_version', 'ledger.entry_now'] loop
        execute format('create policy kind_open on %s as restrictive for select to ${app_user} using (not kind = any ((select app.hidden_kinds())::text[]))', target);
        execute format('create policy own_add on %s as restrictive for insert to ${app_user} with check (app.may_write_entry(unit, station))', target);
        execute format('create policy own_remove on %s as restrictive for delete to ${app_user} using (app.may_write_entry(unit, station))', target);
    end loop;
end $$;
