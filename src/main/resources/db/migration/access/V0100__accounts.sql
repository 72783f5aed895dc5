create schema access;

create table access.account (
    id uuid primary key,
    login text not null,
    name text not null,
    password_hash text not null,
    created_at timestamptz not null,
    -- Until when the password that somebody else made is good for signing in, once; none where it is the holder's own.
    one_time_until timestamptz,
    last_sign_in_at timestamptz,
    disabled_at timestamptz,
    constraint account_login_shape check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
    constraint account_login_once unique (login)
);

-- What an account may do, and where. Unit and station are values here: who they are is the organisation module's to say.
create table access.role_grant (
    id uuid primary key,
    account uuid not null references access.account,
    role text not null,
    region text not null,
    unit uuid,
    station uuid,
    hidden_kinds text[] not null default '{}',
    constraint role_known check (role in ('CADRE', 'STATION', 'COORDINATOR', 'LEADER', 'SYSTEM_ADMIN')),
    constraint region_is_a_code check (region ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})$'),
    -- A cadre writes for one unit, a station's staff for one station; without it the grant would mean nothing or everything.
    constraint cadre_has_unit check ((role = 'CADRE') = (unit is not null)),
    constraint station_has_station check ((role = 'STATION') = (station is not null)),
    constraint one_grant_an_account unique (account)
);

create index grant_by_region on access.role_grant (region, account);

create table access.token (
    id uuid primary key,
    account uuid not null references access.account,
    label text not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    last_used_on date,
    revoked_at timestamptz,
    constraint token_secret_once unique (secret_hash)
);
create index token_of_account on access.token (account);

create table access.sign_in_failure (
    subject text not null,
    at timestamptz not null
);
create index sign_in_failure_recent on access.sign_in_failure (subject, at);

-- Spring Session's own tables, under its own column names.
create table access.session (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index session_expiry on access.session (expiry_time);
create index session_principal on access.session (principal_name);
create table access.session_attributes (
    session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
