create schema report;

-- A report on a county and a period. While it is a draft its text is edited and its figures are read live; frozen, nothing of it changes.
create table report.edition (
    id uuid primary key,
    county bigint not null,
    -- As the county was called when the draft was begun: a report keeps the name it was written under.
    county_name text not null,
    from_day date not null,
    to_day date not null,
    -- The title filled in, for lists.
    title text not null check (length(title) between 1 and 400),
    -- With its tokens, as people edit it.
    text text not null,
    state text not null check (state in ('DRAFT', 'FROZEN')),
    -- Grows with every change: whoever saves says which one he saw.
    revision int not null default 1 check (revision > 0),
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    posting bigint,
    frozen_at timestamptz,
    frozen_by text,
    document uuid references files.document,
    constraint period_runs_forward check (to_day >= from_day),
    constraint frozen_with_all_that_is_kept check (
        case state when 'FROZEN' then num_nonnulls(posting, frozen_at, frozen_by, document) = 4
        else num_nonnulls(posting, frozen_at, frozen_by, document) = 0 end),
    unique (id, county)
);
create index edition_of_county on report.edition (county, id desc);
call app.protect('report.edition');
revoke delete on report.edition from ${app_user};

-- What was sent up is what was signed: not even the application can alter it.
create function report.keep_frozen() returns trigger language plpgsql as $$
begin
    raise exception 'edition % is frozen', old.id using errcode = '55000';
end $$;
create trigger frozen_stays before update on report.edition for each row when (old.state = 'FROZEN') execute function report.keep_frozen();

-- Every figure in force at the freezing, as it was then.
create table report.edition_figure (
    edition uuid not null,
    county bigint not null,
    code text not null,
    position int not null,
    -- A1: where the text names the figure.
    card_code text,
    definition_version int not null,
    commons text not null,
    name text not null,
    -- Of the value; the unit of what is shown may be another (元, 万元).
    unit text not null,
    style text not null check (style in ('EXACT', 'WAN', 'ABOUT', 'PERCENT')),
    wording text not null,
    value numeric,
    display text not null,
    display_unit text not null,
    rows bigint not null,
    about boolean not null,
    -- Units that answer for it, by their shares.
    responsible text not null,
    -- What whoever froze it could not open and was counted all the same.
    hidden_rows bigint not null default 0,
    hidden_contribution numeric not null default 0,
    primary key (edition, code),
    foreign key (edition, county) references report.edition (id, county)
);
call app.protect('report.edition_figure');
revoke update, delete on report.edition_figure from ${app_user};

-- The rows behind each figure that the text names.
create table report.edition_row (
    edition uuid not null,
    county bigint not null,
    code text not null,
    position int not null,
    -- With figures of the ledger: the matter counted, the entry that bore it and its version then.
    matter uuid,
    entry uuid,
    version int,
    -- With registers and days: the station or home.
    subject uuid,
    -- open, used or closed, with ratios.
    set text,
    day date,
    title text not null,
    contribution numeric not null,
    primary key (edition, code, position),
    foreign key (edition, code) references report.edition_figure (edition, code)
);
call app.protect('report.edition_row');
revoke update, delete on report.edition_row from ${app_user};

-- 人工填报: who typed a number that no ledger holds, and answers for it. The latest revision counts.
create table report.typed_number (
    edition uuid not null,
    county bigint not null,
    name text not null,
    revision int not null,
    value text not null,
    unit text not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    primary key (edition, name, revision),
    foreign key (edition, county) references report.edition (id, county)
);
call app.protect('report.typed_number');
revoke update, delete on report.typed_number from ${app_user};

-- Files edited outside that came back, with what they changed. Nothing is taken over from them by itself.
create table report.returned (
    id uuid primary key,
    edition uuid not null,
    county bigint not null,
    at timestamptz not null,
    actor_name text not null,
    name text not null,
    document uuid not null references files.document,
    result jsonb not null,
    foreign key (edition, county) references report.edition (id, county)
);
create index returned_to_edition on report.returned (edition, id desc);
call app.protect('report.returned');
revoke update, delete on report.returned from ${app_user};
