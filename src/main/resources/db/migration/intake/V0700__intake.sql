create schema intake;

-- One upload of workbooks for a county and year.
create table intake.intake (
    id uuid primary key,
    county bigint not null,
    year int not null check (year between 1949 and 2199),
    state text not null check (state in ('PREVIEW', 'POSTED', 'UNDONE', 'ABANDONED')),
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    -- Grows with every change of a mapping; what was read under an earlier one is read again.
    revision int not null default 1,
    posted_at timestamptz,
    outcome jsonb
);
create index intake_of_county on intake.intake (county, at desc);
call app.protect('intake.intake');
revoke delete on intake.intake from ${app_user};

create table intake.file (
    id uuid primary key,
    intake uuid not null references intake.intake,
    county bigint not null,
    position int not null,
    name text not null,
    document uuid references files.document,
    problem jsonb,
    unique (intake, position),
    constraint kept_or_says_why check ((document is null) = (problem is not null))
);
call app.protect('intake.file');
revoke update, delete on intake.file from ${app_user};

-- How a person wants one sheet read, where he changed what was recognised.
create table intake.chosen_mapping (
    intake uuid not null references intake.intake,
    county bigint not null,
    file int not null,
    sheet text not null,
    mapping jsonb not null,
    primary key (intake, file, sheet)
);
call app.protect('intake.chosen_mapping');

-- The same, remembered for the unit's next workbook with the same headers. Nobody's nil unit: a shared ledger.
create table intake.remembered_mapping (
    county bigint not null,
    unit uuid not null,
    signature text not null,
    mapping jsonb not null,
    at timestamptz not null,
    primary key (county, unit, signature)
);
call app.protect('intake.remembered_mapping');

-- Which entry a workbook's row became, and what the row said: a later version of the workbook is compared with it.
create table intake.posted_row (
    entry uuid primary key,
    county bigint not null,
    year int not null,
    kind text not null,
    unit uuid not null,
    intake uuid not null references intake.intake,
    file text not null,
    sheet text not null,
    row int not null,
    key jsonb not null
);
create index posted_row_of_ledger on intake.posted_row (county, year, kind, unit);
create index posted_row_of_intake on intake.posted_row (county, intake);
call app.protect('intake.posted_row');

-- What a posting did to each entry: so that it can be undone as a whole.
create table intake.deed (
    intake uuid not null references intake.intake,
    entry uuid not null,
    county bigint not null,
    deed text not null check (deed in ('POSTED', 'CORRECTED', 'WITHDRAWN')),
    -- The version the deed wrote; a later one means that somebody has been at it since.
    version int not null,
    key_before jsonb,
    primary key (intake, entry)
);
call app.protect('intake.deed');
revoke update, delete on intake.deed from ${app_user};

-- Words a coordinator added: a header's meaning.
create table intake.synonym (
    county bigint not null,
    term text not null check (length(term) between 1 and 40),
    field text not null,
    at timestamptz not null,
    primary key (county, term)
);
call app.protect('intake.synonym');

-- Tags of the county's own: audience or campaign, with the words that propose them.
create table intake.tag (
    county bigint not null,
    code text not null check (code ~ '^(audience|campaign)\.[a-z0-9_]+$'),
    name text not null check (length(name) between 1 and 40),
    terms text[] not null,
    exclusions text[] not null default '{}',
    primary key (county, code)
);
call app.protect('intake.tag');
