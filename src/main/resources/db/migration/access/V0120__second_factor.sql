-- The application's secret is sealed: whoever reads the table cannot make codes.
create table access.second_factor (
    account uuid primary key references access.account,
    secret bytea not null,
    begun_at timestamptz not null,
    confirmed_at timestamptz,
    -- The step of time whose code was used last; an older or the same one is never good again (RFC 6238, section 5.2).
    last_step bigint,
    constraint confirmed_by_a_code check ((confirmed_at is null) = (last_step is null))
);

create table access.recovery_code (
    id uuid primary key,
    account uuid not null references access.account,
    code_hash bytea not null,
    used_at timestamptz,
    constraint recovery_code_once unique (account, code_hash)
);

-- A browser from which the holder has signed in whole: guessing elsewhere does not lock him out here.
create table access.known_browser (
    secret_hash bytea primary key,
    account uuid not null references access.account,
    known_since timestamptz not null,
    last_used_at timestamptz not null
);
create index known_browser_of_account on access.known_browser (account, last_used_at);

-- Whether a token was made within minutes of a proof: only such a one may do what weighs heavily.
alter table access.token add column stepped_up boolean not null default false;

-- Attempts one behind the other: counted before they are looked at, so that many at once count too. A row is let go when one succeeds.
create table access.attempts (
    subject text primary key,
    failures int not null,
    last_at timestamptz not null,
    closed_until timestamptz,
    constraint failures_counted check (failures > 0)
);
create index attempts_by_age on access.attempts (last_at);
drop table access.sign_in_failure;
