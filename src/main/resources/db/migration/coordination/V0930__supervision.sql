-- Supervision 督办 of a task. The item changes by moves and by nothing else: the application's role may add an item and add moves; what a
-- move makes of the item is done here, so that an illegal move fails whoever sends it.

-- The graph of legal moves. It is the same as the class Move's, and a test compares the two.
create table coordination.supervision_step (
    move text not null,
    -- None for the beginning.
    from_state text,
    to_state text not null,
    side text not null check (side in ('OFFICE', 'LEAD', 'PARTNER')),
    needs_words boolean not null,
    unique nulls not distinct (move, from_state)
);
insert into coordination.supervision_step (move, from_state, to_state, side, needs_words) values
    ('FILE', null, 'FILED', 'OFFICE', false),
    ('ASSIGN', 'FILED', 'ASSIGNED', 'OFFICE', false),
    ('RECEIVE', 'ASSIGNED', 'RECEIVED', 'LEAD', false),
    ('BEGIN', 'RECEIVED', 'AT_WORK', 'LEAD', false),
    ('BEGIN', 'RETURNED', 'AT_WORK', 'LEAD', false),
    ('PROGRESS', 'AT_WORK', 'AT_WORK', 'LEAD', true),
    ('REPORT', 'AT_WORK', 'REPORTED', 'LEAD', true),
    ('RETURN', 'REPORTED', 'RETURNED', 'OFFICE', true),
    ('DISCHARGE', 'REPORTED', 'DISCHARGED', 'OFFICE', false),
    ('CONFIRM', 'RECEIVED', 'RECEIVED', 'PARTNER', false),
    ('CONFIRM', 'AT_WORK', 'AT_WORK', 'PARTNER', false),
    ('CONFIRM', 'RETURNED', 'RETURNED', 'PARTNER', false),
    ('OBJECT', 'RECEIVED', 'RECEIVED', 'PARTNER', true),
    ('OBJECT', 'AT_WORK', 'AT_WORK', 'PARTNER', true),
    ('OBJECT', 'RETURNED', 'RETURNED', 'PARTNER', true),
    ('ASK', 'ASSIGNED', 'ASSIGNED', 'LEAD', true),
    ('ASK', 'RECEIVED', 'RECEIVED', 'LEAD', true),
    ('ASK', 'AT_WORK', 'AT_WORK', 'LEAD', true),
    ('ASK', 'RETURNED', 'RETURNED', 'LEAD', true),
    ('GRANT', 'ASSIGNED', 'ASSIGNED', 'OFFICE', false),
    ('GRANT', 'RECEIVED', 'RECEIVED', 'OFFICE', false),
    ('GRANT', 'AT_WORK', 'AT_WORK', 'OFFICE', false),
    ('GRANT', 'RETURNED', 'RETURNED', 'OFFICE', false),
    ('GRANT', 'REPORTED', 'REPORTED', 'OFFICE', false),
    ('REFUSE', 'ASSIGNED', 'ASSIGNED', 'OFFICE', true),
    ('REFUSE', 'RECEIVED', 'RECEIVED', 'OFFICE', true),
    ('REFUSE', 'AT_WORK', 'AT_WORK', 'OFFICE', true),
    ('REFUSE', 'RETURNED', 'RETURNED', 'OFFICE', true),
    ('REFUSE', 'REPORTED', 'REPORTED', 'OFFICE', true),
    ('HAND_OVER', 'FILED', 'FILED', 'OFFICE', false),
    ('HAND_OVER', 'ASSIGNED', 'ASSIGNED', 'OFFICE', false),
    ('HAND_OVER', 'RECEIVED', 'RECEIVED', 'OFFICE', false),
    ('HAND_OVER', 'AT_WORK', 'AT_WORK', 'OFFICE', false),
    ('HAND_OVER', 'RETURNED', 'RETURNED', 'OFFICE', false),
    ('HAND_OVER', 'REPORTED', 'REPORTED', 'OFFICE', false),
    ('WITHDRAW', 'FILED', 'WITHDRAWN', 'OFFICE', true),
    ('WITHDRAW', 'ASSIGNED', 'WITHDRAWN', 'OFFICE', true),
    ('WITHDRAW', 'RECEIVED', 'WITHDRAWN', 'OFFICE', true),
    ('WITHDRAW', 'AT_WORK', 'WITHDRAWN', 'OFFICE', true),
    ('WITHDRAW', 'RETURNED', 'WITHDRAWN', 'OFFICE', true),
    ('WITHDRAW', 'REPORTED', 'WITHDRAWN', 'OFFICE', true);
revoke insert, update, delete on coordination.supervision_step from ${app_user};

-- In how many working days what has to be done, from a day on. A clock goes by the times in force when it started.
create table coordination.supervision_times (
    county bigint not null,
    from_day date not null,
    receive_days int not null check (receive_days between 1 and 30),
    report_days int not null check (report_days between 1 and 120),
    review_days int not null check (review_days between 1 and 30),
    blue_days int not null check (blue_days between 0 and 60),
    -- How many points of a hundred the progress may lag behind the time elapsed.
    tolerance int not null check (tolerance between 0 and 100),
    set_at timestamptz not null,
    set_by text not null,
    primary key (county, from_day)
);
call app.protect('coordination.supervision_times');
create policy office_sets on coordination.supervision_times as restrictive for all to ${app_user}
    using (true) with check ((select app.entries()) = 'ALL');
-- By which times a clock ran stays to be read.
revoke delete on coordination.supervision_times from ${app_user};

create table coordination.supervision (
    id uuid primary key,
    county bigint not null,
    task uuid not null,
    -- 督办〔year〕number号
    year int not null,
    number int not null check (number > 0),
    source text not null check (length(btrim(source)) between 1 and 100),
    requirement text not null check (length(btrim(requirement)) between 1 and 1000),
    state text not null default 'FILED' check (state in
        ('FILED', 'ASSIGNED', 'RECEIVED', 'AT_WORK', 'REPORTED', 'RETURNED', 'DISCHARGED', 'WITHDRAWN')),
    -- The words of a leader's instruction: only where the county declares its network fit for them.
    instruction text check (length(instruction) <= 1000),
    -- Whose turn it is. Nothing is ever nobody's; of what is closed the office keeps the papers.
    owner text not null generated always as
        (case when state in ('ASSIGNED', 'RECEIVED', 'AT_WORK', 'RETURNED') then 'LEAD' else 'OFFICE' end) stored,
    first_due date not null,
    due_day date not null,
    extensions int not null default 0 check (extensions >= 0),
    -- The day that is asked for, while an extension is asked for.
    asked_until date,
    percent int check (percent between 0 and 100),
    -- When the state was entered, and when its lead was last heard of or told: the clocks. A hand-over moves neither.
    turn_at timestamptz not null,
    word_at timestamptz not null,
    -- The number of the last move: whoever moves says which one he saw.
    moves int not null default 0,
    unique (county, id),
    unique (county, year, number),
    foreign key (county, task) references coordination.task (county, id),
    constraint due_only_moves_on check (due_day >= first_due)
);
-- A task is under supervision once at a time.
create unique index supervision_once on coordination.supervision (county, task) where state not in ('DISCHARGED', 'WITHDRAWN');
create index supervision_of_task on coordination.supervision (county, task);
create index supervision_by_due on coordination.supervision (county, due_day, id);
call app.protect('coordination.supervision');
create policy office_files on coordination.supervision as restrictive for insert to ${app_user}
    with check ((select app.entries()) = 'ALL' and state = 'FILED' and moves = 0 and extensions = 0 and asked_until is null
        and percent is null and due_day = first_due);
revoke update, delete on coordination.supervision from ${app_user};

-- What happened, one row a move; nothing is changed or taken away.
create table coordination.supervision_move (
    county bigint not null,
    item uuid not null,
    no int not null,
    move text not null,
    from_state text,
    to_state text not null,
    side text not null,
    -- The unit that moved, none for the office.
    unit uuid,
    actor uuid,
    actor_name text not null,
    at timestamptz not null,
    words text check (length(words) <= 2000),
    percent int check (percent between 0 and 100),
    -- The day an extension is asked to.
    wanted_day date,
    due_before date not null,
    due_after date not null,
    lead_before uuid,
    lead_after uuid,
    person_before uuid,
    person_after uuid,
    primary key (item, no),
    unique (county, item, no),
    foreign key (county, item) references coordination.supervision (county, id),
    constraint office_has_no_unit check ((side = 'OFFICE') = (unit is null)),
    constraint only_the_lead_says_how_far check (percent is null or move in ('PROGRESS', 'REPORT')),
    constraint asked_to_a_day check ((move = 'ASK') = (wanted_day is not null)),
    constraint handed_over_from_one_to_another check ((move = 'HAND_OVER') = (lead_before is not null and lead_after is not null)),
    constraint another_lead_for_a_reason check (lead_before = lead_after or length(btrim(words)) > 0)
);
call app.protect('coordination.supervision_move');
-- The office moves as the office, a unit as that unit and no other.
create policy own_side on coordination.supervision_move as restrictive for insert to ${app_user}
    with check (case side when 'OFFICE' then (select app.entries()) = 'ALL'
        else (select app.entries()) = 'UNIT' and unit = (select app.unit()) end);
revoke update, delete on coordination.supervision_move from ${app_user};

-- What proves it: entries of the ledger.
create table coordination.supervision_evidence (
    county bigint not null,
    item uuid not null,
    no int not null,
    entry uuid not null,
    primary key (county, item, no, entry),
    foreign key (county, item, no) references coordination.supervision_move (county, item, no)
);
call app.protect('coordination.supervision_evidence');
revoke update, delete on coordination.supervision_evidence from ${app_user};

-- Puts whoever is about to move an item into a line: what he then reads, nobody changes before he is done.
create function coordination.supervision_hold(held uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, coordination as $$
begin
    perform 1 from coordination.supervision s
        where s.id = held and s.county >= app.write_low() and s.county < app.write_high() for update;
end $$;

create function coordination.supervision_moved() returns trigger
    language plpgsql security definer set search_path = pg_catalog, coordination as $$
declare
    was coordination.supervision;
    led uuid;
    step coordination.supervision_step;
begin
    select * into was from coordination.supervision s where s.county = new.county and s.id = new.item for update;
    if not found then
        raise exception 'no such item' using errcode = '23503', constraint = 'supervision_move_of_an_item';
    end if;
    if new.no <> was.moves + 1 then
        raise exception 'another move came first' using errcode = '23514', constraint = 'supervision_move_in_turn';
    end if;
    select * into step from coordination.supervision_step g
        where g.move = new.move and g.from_state is not distinct from case when was.moves = 0 then null else was.state end;
    if not found or step.to_state <> new.to_state or step.side <> new.side or new.from_state is distinct from step.from_state then
        raise exception '% is no legal move from %', new.move, was.state using errcode = '23514', constraint = 'supervision_move_legal';
    end if;
    if step.needs_words and coalesce(btrim(new.words), '') = '' then
        raise exception 'no reason given' using errcode = '23514', constraint = 'supervision_move_says_why';
    end if;
    select t.lead into led from coordination.task t where t.county = was.county and t.id = was.task;
    if new.side = 'LEAD' and new.unit <> led or new.side = 'PARTNER' and not exists (
            select from coordination.task_partner p where p.county = was.county and p.task = was.task and p.unit = new.unit) then
        raise exception 'not this unit''s move' using errcode = '23514', constraint = 'supervision_move_of_its_unit';
    end if;
    if new.due_before <> was.due_day or new.due_after <> (case when new.move = 'GRANT' then was.asked_until else was.due_day end) then
        raise exception 'the date moves by a granted extension only' using errcode = '23514', constraint = 'supervision_date_moves_by_grant';
    end if;
    if new.move = 'ASK' and (was.asked_until is not null or new.wanted_day <= was.due_day
            or (new.at at time zone 'Asia/Shanghai')::date > was.due_day) then
        raise exception 'an extension is asked for once, to a later day, and before the date' using errcode = '23514',
            constraint = 'supervision_extension_in_time';
    end if;
    if new.move in ('GRANT', 'REFUSE') and was.asked_until is null then
        raise exception 'no extension is asked for' using errcode = '23514', constraint = 'supervision_extension_asked_for';
    end if;
    if new.move = 'REPORT' and exists (
            select from coordination.task_partner p where p.county = was.county and p.task = was.task and p.unit is not null
                and coalesce((select m.move from coordination.supervision_move m
                    where m.county = was.county and m.item = was.id and m.unit = p.unit and m.move in ('CONFIRM', 'OBJECT')
                    order by m.no desc limit 1), '') <> 'CONFIRM') then
        raise exception 'partners have not confirmed their part' using errcode = '23514', constraint = 'supervision_partners_first';
    end if;
    update coordination.supervision s set
        state = new.to_state,
        moves = new.no,
        due_day = new.due_after,
        extensions = s.extensions + (new.move = 'GRANT')::int,
        asked_until = case when new.move = 'ASK' then new.wanted_day
            when new.move in ('GRANT', 'REFUSE') or new.to_state in ('DISCHARGED', 'WITHDRAWN') then null else s.asked_until end,
        percent = coalesce(new.percent, s.percent),
        turn_at = case when new.to_state <> s.state then new.at else s.turn_at end,
        word_at = case when new.move in ('ASSIGN', 'RECEIVE', 'BEGIN', 'PROGRESS', 'REPORT', 'RETURN') then new.at else s.word_at end
    where s.county = new.county and s.id = new.item;
    return new;
end $$;
create trigger supervision_moved before insert on coordination.supervision_move
    for each row execute function coordination.supervision_moved();

-- An item begins with its filing.
create function coordination.supervision_is_filed() returns trigger language plpgsql as $$
begin
    if not exists (select from coordination.supervision_move m where m.county = new.county and m.item = new.id and m.no = 1) then
        raise exception 'an item begins with its filing' using errcode = '23514', constraint = 'supervision_is_filed';
    end if;
    if new.instruction is not null and not coalesce(
            (select f.fit from coordination.network_fitness f where f.county = new.county order by f.no desc limit 1), false) then
        raise exception 'the network is not declared fit for instructions' using errcode = '23514',
            constraint = 'supervision_instruction_stays_out';
    end if;
    return null;
end $$;
create constraint trigger supervision_is_filed after insert on coordination.supervision
    deferrable initially deferred for each row execute function coordination.supervision_is_filed();

-- 督办单: issued when an item first reaches a colour before a date.
create table coordination.supervision_slip (
    id uuid primary key,
    county bigint not null,
    item uuid not null,
    colour text not null check (colour in ('BLUE', 'YELLOW', 'RED')),
    due_day date not null,
    year int not null,
    number int not null check (number > 0),
    -- A stored sentence.
    reason jsonb not null,
    state text not null,
    issued_at timestamptz not null,
    unique (county, id),
    unique (county, year, number),
    foreign key (county, item) references coordination.supervision (county, id),
    -- Once for a colour and a date; after an extension the colours come anew.
    constraint slip_once unique (county, item, colour, due_day)
);
call app.protect('coordination.supervision_slip');
create policy office_issues on coordination.supervision_slip as restrictive for insert to ${app_user}
    with check ((select app.entries()) = 'ALL');
revoke update, delete on coordination.supervision_slip from ${app_user};
