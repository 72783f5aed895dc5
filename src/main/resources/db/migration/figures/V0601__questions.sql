-- What somebody doubts about a number, and what the coordinator answered. Whoever may read the county's figures may ask, leaders too, who
-- write nothing else; the words asked stay as they are.
create table figures.question (
    id uuid primary key,
    county bigint not null,
    code text not null,
    name text not null,
    from_day date not null,
    to_day date not null,
    as_of bigint not null,
    shown text not null,
    text text not null check (length(text) between 1 and 1000),
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    answer text check (length(answer) between 1 and 1000),
    answered_at timestamptz,
    answered_by text,
    constraint answers_say_who check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null)),
    constraint days_in_order check (to_day >= from_day)
);
create index question_of_county on figures.question (county, id desc);
create index question_open on figures.question (county) where answer is null;
alter table figures.question enable row level security;
alter table figures.question force row level security;
create policy county_read on figures.question for select to ${app_user}
    using (county >= (select app.read_low()) and county < (select app.read_high()));
create policy ask on figures.question for insert to ${app_user}
    with check (county >= (select app.read_low()) and county < (select app.read_high()) and answer is null);
create policy answer on figures.question for update to ${app_user}
    using (county >= (select app.write_low()) and county < (select app.write_high()) and answer is null)
    with check (county >= (select app.write_low()) and county < (select app.write_high()));
create policy owner_all on figures.question to ${app_owner} using (true) with check (true);
revoke update, delete on figures.question from ${app_user};
grant update (answer, answered_at, answered_by) on figures.question to ${app_user};
