-- How another sign-in (OpenID Connect) names the holder of an account: its own lasting identifier, linked by an administrator.
create table access.subject (
    account uuid not null references access.account,
    issuer text not null,
    subject text not null,
    linked_at timestamptz not null,
    primary key (account, issuer),
    constraint subject_once unique (issuer, subject),
    -- OpenID Connect Core, section 2: at most 255 ASCII characters.
    constraint subject_length check (length(subject) between 1 and 255)
);
