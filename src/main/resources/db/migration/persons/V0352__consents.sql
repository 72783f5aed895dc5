-- Consents of people to a text of a version (个人信息保护法 art. 14 to 16): given, and withdrawn as easily.
create table persons.consent (
    id uuid primary key,
    county bigint not null,
    person uuid not null,
    purpose text not null,
    version int not null,
    at timestamptz not null,
    withdrawn_at timestamptz,
    constraint consent_purpose_known check (purpose in ('CONTACT', 'PUBLICITY', 'SHARING')),
    constraint withdrawn_after_given check (withdrawn_at >= at)
);
create unique index consent_once on persons.consent (person, purpose) where withdrawn_at is null;
create index consent_of_person on persons.consent (county, person, at desc);

call app.protect('persons.consent');
create policy giver_adds on persons.consent for insert to ${app_user}
    with check (county >= (select app.read_low()) and county < (select app.read_high()) and person = (select persons.own()));
create policy giver_changes on persons.consent for update to ${app_user}
    using (county >= (select app.read_low()) and county < (select app.read_high()) and person = (select persons.own()))
    with check (person = (select persons.own()));
-- Given by nobody in another's place; read by the county's office.
create policy own_only on persons.consent as restrictive for insert to ${app_user} with check (person = (select persons.own()));
create policy own_change_only on persons.consent as restrictive for update to ${app_user} using (person = (select persons.own()));
create policy reach on persons.consent as restrictive for select to ${app_user}
    using ((select app.entries()) = 'ALL' or person = (select persons.own()) or persons.reaches(county, person));

create function persons.consent_moves() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null or (to_jsonb(new) - 'withdrawn_at') <> (to_jsonb(old) - 'withdrawn_at') then
        raise exception 'a consent stays as it was given' using errcode = '55000';
    end if;
    return new;
end $$;
create trigger moves before update on persons.consent for each row execute function persons.consent_moves();
create trigger kept before delete on persons.consent for each row execute function persons.keep_three_years();
create trigger whole before truncate on persons.consent for each statement execute function persons.keep();
