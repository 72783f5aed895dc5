-- That entries are one matter: what was confirmed, on what grounds, and where each entry belonged before, so that it can be parted again.
create table ledger.confirmation (
    id uuid primary key,
    county bigint not null,
    posting bigint not null,
    matter uuid not null,
    entries uuid[] not null,
    before uuid[] not null,
    score int not null check (score between 0 and 100),
    sure boolean not null,
    reasons jsonb not null,
    parted_posting bigint,
    foreign key (county, posting) references ledger.posting (county, no),
    foreign key (county, parted_posting) references ledger.posting (county, no),
    constraint one_before_an_entry check (cardinality(entries) = cardinality(before) and cardinality(entries) > 1)
);
create index confirmation_of_county on ledger.confirmation (county, posting);
call app.protect('ledger.confirmation');
revoke delete on ledger.confirmation from ${app_user};

-- That two entries are not the same matter: remembered, so that nobody is asked twice.
create table ledger.refusal (
    county bigint not null,
    one uuid not null,
    other uuid not null,
    at timestamptz not null,
    actor uuid,
    primary key (county, one, other),
    constraint in_order check (one < other)
);
call app.protect('ledger.refusal');
revoke update on ledger.refusal from ${app_user};

-- Papers that bear an entry out, and who has looked at them. Always optional.
create table ledger.evidence (
    id uuid primary key,
    county bigint not null,
    entry uuid not null,
    file uuid not null,
    name text not null check (length(name) between 1 and 200),
    note text,
    at timestamptz not null,
    actor uuid,
    actor_name text not null
);
create index evidence_of_entry on ledger.evidence (county, entry);
call app.protect('ledger.evidence');
revoke update on ledger.evidence from ${app_user};

create table ledger.sighting (
    county bigint not null,
    entry uuid not null,
    version int not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    primary key (county, entry, version)
);
call app.protect('ledger.sighting');
revoke update on ledger.sighting from ${app_user};
