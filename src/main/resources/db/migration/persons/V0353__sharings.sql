-- What was given to whom (个人信息保护法 art. 23, 56): recorded, never changed, kept three years. A mistake is put right by a record that
-- takes another's place.
create table persons.sharing (
    id uuid primary key,
    county bigint not null,
    recipient text not null,
    fields text[] not null,
    purpose text not null,
    -- Why it was lawful: the seven of art. 13.
    basis text not null,
    people int not null,
    day date not null,
    -- The agreement, letter or notice it rests on.
    document text not null,
    -- Whose unit shared; none for the county's office.
    unit uuid,
    recorded_by uuid,
    recorded_by_name text not null,
    at timestamptz not null,
    replaces uuid references persons.sharing,
    constraint sharing_says_to_whom check (btrim(recipient) <> ''),
    constraint sharing_says_what_for check (btrim(purpose) <> ''),
    constraint sharing_says_on_what_paper check (btrim(document) <> ''),
    constraint sharing_says_what check (cardinality(fields) > 0 and fields <@ array['NAME', 'POST', 'MOBILE', 'IDENTITY', 'CARD', 'OTHER']),
    constraint sharing_basis_known check (basis in ('CONSENT', 'CONTRACT', 'DUTY', 'EMERGENCY', 'NEWS', 'PUBLISHED', 'LAW')),
    constraint sharing_is_of_somebody check (people > 0),
    constraint sharing_has_been check (day <= (at at time zone 'Asia/Shanghai')::date),
    constraint replaced_once unique (replaces)
);
create index sharing_of_county on persons.sharing (county, day desc, id desc);
call app.protect('persons.sharing');
revoke update on persons.sharing from ${app_user};
create trigger kept before delete on persons.sharing for each row execute function persons.keep_three_years();
create trigger stays before update on persons.sharing for each row execute function persons.keep();
create trigger whole before truncate on persons.sharing for each statement execute function persons.keep();
