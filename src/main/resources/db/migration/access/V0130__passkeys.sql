-- Passkeys (WebAuthn credentials): public keys only, whose private halves never leave the holder's device. The handle that devices know
-- their holder by is the account's id.
create table access.passkey (
    id uuid primary key,
    account uuid not null references access.account,
    label text not null,
    credential_id bytea not null,
    public_key bytea not null,
    -- Grows with each use on devices that count; a smaller one than before would betray a copy.
    signature_count bigint not null,
    backup_eligible boolean not null,
    backup_state boolean not null,
    transports text[] not null,
    attestation_object bytea not null,
    attestation_client_data bytea not null,
    made_at timestamptz not null,
    last_used_at timestamptz,
    constraint passkey_once unique (credential_id),
    constraint passkey_label check (length(label) between 1 and 60)
);
create index passkey_of_account on access.passkey (account, made_at);
