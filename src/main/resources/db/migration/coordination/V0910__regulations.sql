-- A regulation 制度: what it is about, and who issued it. Its words lie in its versions.
create table coordination.regulation (
    id uuid primary key,
    county bigint not null,
    title text not null,
    kind text not null,
    issuer_level text not null,
    -- 制发单位, in words: it may be a body above the county.
    issuer text not null,
    created_at timestamptz not null,
    created_by text not null,
    unique (county, id),
    constraint regulation_title_said check (length(btrim(title)) between 1 and 200),
    constraint regulation_issuer_said check (length(btrim(issuer)) between 1 and 100),
    constraint regulation_kind_known check (kind in
        ('JOINT_MEETING', 'REGULAR_MEETING', 'CONTACT_POINT', 'STUDY', 'DUTIES', 'PROCESS', 'PLAN', 'ASSESSMENT', 'OTHER')),
    constraint regulation_level_known check (issuer_level in ('NATIONAL', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'UNIT'))
);
create index regulation_of_county on coordination.regulation (county, kind, title);
call app.protect('coordination.regulation');

-- A version of its words, from the draft to its repeal.
create table coordination.regulation_version (
    id uuid primary key,
    county bigint not null,
    regulation uuid not null,
    number int not null check (number > 0),
    -- 文号, where it has one.
    document_number text,
    state text not null default 'DRAFT',
    text text not null,
    -- Grows with every save of a draft: whoever saves says which one he saw.
    revision int not null default 1 check (revision > 0),
    opinions_until date,
    adopted_on date,
    -- The meeting that adopted it, where meetings are kept here; and in words.
    meeting uuid,
    meeting_words text,
    in_force_from date,
    -- The first day on which it is no longer in force: another took its place, or it was repealed.
    ended_on date,
    repeal_reason text,
    created_at timestamptz not null,
    created_by text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    unique (county, regulation, number),
    foreign key (county, regulation) references coordination.regulation (county, id),
    constraint version_state_known check (state in ('DRAFT', 'OPINIONS', 'ADOPTED', 'REPEALED')),
    -- Asked until a day, in force from a day: a state without its day says nothing.
    constraint version_asked_until check (state <> 'OPINIONS' or opinions_until is not null),
    constraint version_in_force_from check ((state in ('ADOPTED', 'REPEALED')) = (in_force_from is not null and adopted_on is not null)),
    constraint version_repealed_on check (state <> 'REPEALED' or (ended_on is not null and btrim(repeal_reason) <> '')),
    constraint version_days_forward check (ended_on is null or ended_on > in_force_from),
    -- On any day one version at most is what the regulation says.
    constraint one_version_in_force exclude using gist (regulation with =, daterange(in_force_from, ended_on) with &&)
        where (in_force_from is not null)
);
-- One draft at a time: two would each overwrite what the other was asked about.
create unique index one_draft_of_regulation on coordination.regulation_version (county, regulation) where state in ('DRAFT', 'OPINIONS');
call app.protect('coordination.regulation_version');

-- The numbered clauses of a version, as read from its text; 0 is what stands before the first.
create table coordination.regulation_clause (
    county bigint not null,
    version uuid not null,
    number int not null check (number >= 0),
    chapter text,
    -- 第三条, 三、 or 3. as written; none where the text has no numbers.
    label text,
    text text not null,
    primary key (county, version, number),
    foreign key (county, version) references coordination.regulation_version (county, id) on delete cascade
);
call app.protect('coordination.regulation_clause');

-- What was adopted is not rewritten: another version is.
create function coordination.adopted_words_stay() returns trigger language plpgsql as $$
declare
    adopted boolean;
begin
    if tg_table_name = 'regulation_version' then
        if tg_op = 'DELETE' then
            adopted := old.state in ('ADOPTED', 'REPEALED');
        else
            adopted := old.state in ('ADOPTED', 'REPEALED')
                and (old.text, old.number, old.regulation, old.in_force_from, old.adopted_on)
                    is distinct from (new.text, new.number, new.regulation, new.in_force_from, new.adopted_on)
                or old.state = 'ADOPTED' and new.state not in ('ADOPTED', 'REPEALED')
                or old.state = 'REPEALED' and new.state <> 'REPEALED';
        end if;
    else
        select v.state in ('ADOPTED', 'REPEALED') into adopted from coordination.regulation_version v
            where v.county = coalesce(new.county, old.county) and v.id = coalesce(new.version, old.version);
    end if;
    if adopted then
        raise exception 'an adopted version stays as it is' using errcode = '23514', constraint = 'adopted_words_stay';
    end if;
    return coalesce(new, old);
end $$;
create trigger adopted_words_stay before update or delete on coordination.regulation_version
    for each row execute function coordination.adopted_words_stay();
create trigger adopted_words_stay before insert or update or delete on coordination.regulation_clause
    for each row execute function coordination.adopted_words_stay();

-- Whom the office asked about a version: for an opinion on the draft, or to acknowledge what was adopted.
create table coordination.regulation_asked (
    county bigint not null,
    version uuid not null,
    what text not null check (what in ('OPINION', 'ACKNOWLEDGEMENT')),
    unit uuid,
    station uuid,
    due_day date,
    asked_at timestamptz not null,
    foreign key (county, version) references coordination.regulation_version (county, id) on delete cascade,
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    constraint asked_is_one check (num_nonnulls(unit, station) = 1),
    constraint asked_once unique nulls not distinct (county, version, what, unit, station)
);
call app.protect('coordination.regulation_asked');

-- What a unit or station says about a draft.
create table coordination.regulation_opinion (
    id uuid primary key,
    county bigint not null,
    version uuid not null,
    -- Which state of the draft it is about.
    revision int not null,
    unit uuid,
    station uuid,
    -- The clause, and its words as they were then; none for the whole.
    clause int,
    quoted text,
    stance text not null,
    words text not null default '',
    -- What it should say instead.
    proposed text not null default '',
    given_at timestamptz not null,
    given_by text not null,
    withdrawn_at timestamptz,
    unique (county, id),
    foreign key (county, version) references coordination.regulation_version (county, id) on delete cascade,
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    constraint opinion_is_of_one check (num_nonnulls(unit, station) = 1),
    constraint opinion_stance_known check (stance in ('AGREES', 'REMARKS', 'OBJECTS')),
    constraint remark_said check (stance <> 'REMARKS' or btrim(words) <> ''),
    -- Whoever objects says what it should read: else nobody can take it up.
    constraint objection_proposes check (stance <> 'OBJECTS' or btrim(proposed) <> ''),
    constraint opinion_on_quoted check ((clause is null) = (quoted is null))
);
create index opinion_of_version on coordination.regulation_opinion (county, version, id);
call app.protect('coordination.regulation_opinion');

-- What the office answers: taken, or not and why.
create table coordination.regulation_answer (
    county bigint not null,
    opinion uuid not null,
    taken boolean not null,
    words text not null default '',
    answered_at timestamptz not null,
    answered_by text not null,
    primary key (county, opinion),
    foreign key (county, opinion) references coordination.regulation_opinion (county, id) on delete cascade,
    constraint refusal_says_why check (taken or btrim(words) <> '')
);
call app.protect('coordination.regulation_answer');
revoke update, delete on coordination.regulation_answer from ${app_user};

-- 知悉: a person of a unit or station has read exactly this version. Never changed; another version asks anew.
create table coordination.regulation_acknowledgement (
    county bigint not null,
    version uuid not null,
    account uuid not null,
    unit uuid,
    station uuid,
    acknowledged_at timestamptz not null,
    acknowledged_by text not null,
    primary key (county, version, account),
    foreign key (county, version) references coordination.regulation_version (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, station) references organisation.station (county, id),
    constraint acknowledged_for_one check (num_nonnulls(unit, station) = 1)
);
call app.protect('coordination.regulation_acknowledgement');
revoke update, delete on coordination.regulation_acknowledgement from ${app_user};

-- The office keeps regulations; units and stations speak for themselves only.
do $$
declare
    target text;
begin
    foreach target in array array['regulation', 'regulation_version', 'regulation_clause', 'regulation_asked', 'regulation_answer'] loop
        execute format('create policy office_adds on coordination.%I as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null))', target);
        execute format('create policy office_changes on coordination.%I as restrictive for update to ${app_user} using (app.may_write_entry(null, null))', target);
        execute format('create policy office_removes on coordination.%I as restrictive for delete to ${app_user} using (app.may_write_entry(null, null))', target);
    end loop;
    foreach target in array array['regulation_opinion', 'regulation_acknowledgement'] loop
        execute format('create policy own_add on coordination.%I as restrictive for insert to ${app_user} with check (app.may_write_entry(unit, station))', target);
    end loop;
    create policy own_change on coordination.regulation_opinion as restrictive for update to ${app_user} using (app.may_write_entry(unit, station));
    create policy own_remove on coordination.regulation_opinion as restrictive for delete to ${app_user} using (app.may_write_entry(unit, station));
end $$;

-- A rule on which something rests: a task, a figure. The quoted words are kept as they were.
create table coordination.citation (
    id uuid primary key,
    county bigint not null,
    subject_kind text not null,
    subject text not null,
    source text not null,
    version uuid,
    law text,
    law_date date,
    number int not null,
    title text not null,
    label text not null,
    quoted text not null,
    cited_at timestamptz not null,
    cited_by text not null,
    unique (county, id),
    foreign key (county, version) references coordination.regulation_version (county, id),
    constraint citation_subject_known check (subject_kind in ('TASK', 'FIGURE', 'MEETING', 'ITEM') and btrim(subject) <> ''),
    constraint citation_source_whole check (
        source = 'REGULATION' and version is not null and law is null and law_date is null
        or source = 'LAW' and version is null and law is not null and law_date is not null),
    constraint cited_once unique nulls not distinct (county, subject_kind, subject, version, law, law_date, number)
);
create index citation_of_version on coordination.citation (county, version) where version is not null;
call app.protect('coordination.citation');
create policy office_adds on coordination.citation as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null));
create policy office_removes on coordination.citation as restrictive for delete to ${app_user} using (app.may_write_entry(null, null));
revoke update on coordination.citation from ${app_user};
