-- What was asked under an Idempotency-Key, and what was answered: a request sent twice is carried out once. Kept for a day.
create table access.api_request (
    account uuid not null references access.account,
    key text not null,
    -- Changes when a claim whose process died is taken over; whoever held it before can then no longer commit.
    claim uuid not null,
    claimed_at timestamptz not null,
    fingerprint bytea not null,
    -- Set in the very transaction that did something, so that after a crash it is known whether anything was done.
    carried_out boolean not null default false,
    status int,
    content_type text,
    location text,
    body bytea,
    primary key (account, key),
    constraint key_shape check (length(key) between 1 and 255),
    constraint only_successes_are_kept check (status is null or status between 200 and 299),
    constraint an_answer_was_carried_out check (status is null or carried_out)
);
create index api_request_by_age on access.api_request (claimed_at);

-- Answers repeat a county's rows, so each account sees its own only.
alter table access.api_request enable row level security;
alter table access.api_request force row level security;
create policy own_requests on access.api_request to ${app_user}
    using (account = (select nullif(current_setting('app.actor', true), '')::uuid));
create policy owner_all on access.api_request to ${app_owner} using (true) with check (true);

-- Forgets some old requests, whoever made them: called on use, so it must stay cheap.
create function access.forget_requests(before timestamptz) returns void
    language sql security definer set search_path = pg_catalog as $$
    delete from access.api_request where (account, key) in (
        select account, key from access.api_request where claimed_at < before
        order by claimed_at limit 50 for update skip locked)
$$;
revoke all on function access.forget_requests(timestamptz) from public;
grant execute on function access.forget_requests(timestamptz) to ${app_user};
