create schema web;

-- What visitors say about the pages, signed in or not. The application adds; nobody changes or removes.
create table web.feedback (
    id uuid primary key,
    -- What the sender is told and may refer to on the telephone. Taken from the sequence beforehand: who sends may not read.
    no bigint not null unique,
    at timestamptz not null,
    path text not null,
    text text not null,
    contact text,
    account uuid,
    county bigint,
    constraint text_is_said check (length(btrim(text)) between 1 and 2000),
    constraint contact_is_short check (length(contact) <= 100),
    constraint path_is_short check (length(path) <= 300)
);
create sequence web.feedback_no;
create index feedback_of_county on web.feedback (county, no desc);

alter table web.feedback enable row level security;
alter table web.feedback force row level security;
-- Everybody may complain, from a page before sign-in too.
create policy anybody_add on web.feedback for insert to ${app_user} with check (true);
-- A county reads its own. What names no county is read by those who look after several: no county could tell that it is meant.
create policy county_read on web.feedback for select to ${app_user} using (
    (county >= (select app.read_low()) and county < (select app.read_high()))
    or (county is null and (select app.read_high() - app.read_low() > 1)));
create policy owner_all on web.feedback to ${app_owner} using (true) with check (true);
revoke update, delete on web.feedback from ${app_user};
