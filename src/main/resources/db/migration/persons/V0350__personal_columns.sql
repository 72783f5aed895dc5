-- What is personal of a person beyond the name. Whose it is, is a value here: the organisation module keeps people, and never deletes one.
create schema persons;

-- Whom the transaction's account belongs to.
create function persons.own() returns uuid language sql stable parallel safe as $$
    select a.person from access.account a where a.id = nullif(current_setting('app.actor', true), '')::uuid
$$;

-- Whether somebody holds a post, or will, in the transaction's own unit. Bound late: the posts' table has a later number.
create function persons.of_own_unit(of_county bigint, who uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select 1 from organisation.post p
        where p.county = of_county and p.person = who and p.unit = app.unit() and (p.ended_on is null or p.ended_on > current_date));
end $$;

-- Within a county, whose personal columns a transaction reaches: a county's office and jobs everybody's, a cadre those of the own unit, an
-- administrator who may write (he registers people) everybody's; who only reads a county nobody's. Everybody his own.
create function persons.reaches(of_county bigint, who uuid) returns boolean language plpgsql stable as $$
begin
    return case app.entries()
        when 'ALL' then true
        when 'UNIT' then persons.of_own_unit(of_county, who)
        when 'NONE' then of_county >= app.write_low() and of_county < app.write_high()
        else false
    end;
end $$;

create table persons.personal_value (
    county bigint not null,
    person uuid not null,
    kind text not null,
    -- Authenticated together with kind and person; opens nowhere else.
    sealed bytea not null,
    -- Keyed hash, for finding an equal number.
    mark bytea not null,
    entered_at timestamptz not null,
    entered_by uuid,
    primary key (county, person, kind),
    constraint personal_value_kind_known check (kind in ('MOBILE', 'IDENTITY', 'CARD'))
);
create index personal_value_by_mark on persons.personal_value (county, kind, mark);
-- One identity number is one person's.
create unique index identity_once on persons.personal_value (county, mark) where kind = 'IDENTITY';
call app.protect('persons.personal_value');
create policy reach on persons.personal_value as restrictive to ${app_user}
    using ((select app.entries()) = 'ALL' or person = (select persons.own()) or persons.reaches(county, person))
    with check ((select app.entries()) = 'ALL' or persons.reaches(county, person));

-- Who had a number shown in full, when and why. The person reads it; nobody changes it, and it is kept three years
-- (个人信息保护法 art. 56: records of processing).
create table persons.look (
    id uuid primary key,
    county bigint not null,
    person uuid not null,
    kind text not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    -- Empty where somebody looks at his own.
    reason text not null,
    own boolean not null,
    constraint look_kind_known check (kind in ('MOBILE', 'IDENTITY', 'CARD')),
    constraint look_has_its_reason check (own or btrim(reason) <> '')
);
create index look_of_person on persons.look (county, person, at desc);
call app.protect('persons.look');
create policy reader_adds on persons.look for insert to ${app_user}
    with check (county >= (select app.read_low()) and county < (select app.read_high()) and person = (select persons.own()));
create policy reach on persons.look as restrictive for select to ${app_user}
    using ((select app.entries()) = 'ALL' or person = (select persons.own()) or actor = (select nullif(current_setting('app.actor', true), '')::uuid));
revoke update on persons.look from ${app_user};

-- The law's least, by the clock of the database; whoever deletes and whatever rule says otherwise.
create function persons.keep_three_years() returns trigger language plpgsql as $$
begin
    if old.at > now() - interval '3 years' then
        raise exception 'kept for three years: %', tg_table_name using errcode = '55000';
    end if;
    return old;
end $$;
create function persons.keep() returns trigger language plpgsql as $$
begin
    raise exception 'what is recorded stays as it is: %', tg_table_name using errcode = '55000';
end $$;
create trigger kept before delete on persons.look for each row execute function persons.keep_three_years();
create trigger stays before update on persons.look for each row execute function persons.keep();
create trigger whole before truncate on persons.look for each statement execute function persons.keep();
