create schema audit;

-- What was decided, by whom. The application adds; nobody changes or removes.
create table audit.event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    county bigint not null,
    actor uuid,
    actor_name text not null,
    action text not null,
    subject text not null,
    detail jsonb not null default '{}'
);
create index event_of_county on audit.event (county, id desc);
-- For the filter's choices and one action's history.
create index event_by_action on audit.event (county, action, id desc);
call app.protect('audit.event');
-- Who may only read a county, such as a leader who signs in or takes a list out, does deeds there that are recorded all the same.
create policy county_reader_adds on audit.event for insert to ${app_user}
    with check (county >= (select app.read_low()) and county < (select app.read_high()));
revoke update, delete on audit.event from ${app_user};
