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
call app.protect('audit.event');
revoke update, delete on audit.event from ${app_user};
