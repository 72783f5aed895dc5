-- Secret addresses that give out one thing, read-only, to whoever knows them, for programs that cannot sign in (calendars). Like a token,
-- a feed belongs to an account, acts under one grant and ends with it; only the hash of its secret is kept. No county's row: it is found
-- before anybody's scope is known.
create table access.feed (
    id uuid primary key,
    account uuid not null references access.account (id),
    role_grant uuid not null references access.role_grant (id),
    -- The county it is about, within the grant's division.
    county bigint not null,
    -- What it gives out, a word of the module that does, for instance calendar.unit.
    purpose text not null check (length(purpose) between 1 and 60),
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    created_at timestamptz not null,
    revoked_at timestamptz,
    last_used_on date
);
create index feed_of_account on access.feed (account) where revoked_at is null;
