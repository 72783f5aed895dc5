-- A link sent to the holder, with which he chooses his password himself: 256 random bits kept as their SHA-256, good once and for some
-- days. An account has one at a time; a new one takes the place of the last.
alter table access.account
    add invitation_hash bytea,
    add invited_until timestamptz,
    add constraint invitation_once unique (invitation_hash),
    add constraint invitation_runs_out check ((invitation_hash is null) = (invited_until is null));
