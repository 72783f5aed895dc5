-- A series of study sessions 周三学习. The weekday is a setting like any other.
create table coordination.study_series (
    id uuid primary key,
    county bigint not null,
    name text not null,
    -- The unit that keeps it; a session may name another.
    unit uuid not null,
    -- ISO 1 (Monday) to 7.
    weekday smallint not null check (weekday between 1 and 7),
    starts_at time not null,
    minutes int not null check (minutes between 1 and 720),
    place text,
    -- What becomes of a session whose day is a public holiday.
    on_holiday text not null check (on_holiday in ('MOVE', 'SKIP')),
    -- Whether a weekend day worked in return 调休上班 may take a session that is moved.
    takes_shifted boolean not null,
    -- First day on which it is held no longer.
    ended_on date,
    revision int not null default 1 check (revision > 0),
    unique (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    constraint series_name_said check (length(btrim(name)) between 1 and 40)
);
-- A name in a list must mean one series.
create unique index study_series_once on coordination.study_series (county, name) where ended_on is null;
call app.protect('coordination.study_series');

-- A session: planned, held, cancelled with a reason, or skipped by the series' rule. That one was missed is never written down: it is a
-- planned one whose day has passed.
create table coordination.study_session (
    id uuid primary key,
    county bigint not null,
    series uuid not null,
    year int not null check (year between 2000 and 2100),
    -- The day the week gives it, by which it is found again when the plan is made anew; for one added by hand the day it was added for.
    week_day date not null,
    -- The day it is on; none for one that is skipped.
    day date,
    -- How it came by its day: the week's, moved or skipped by the rule, chosen by a person.
    placed text not null check (placed in ('WEEK', 'MOVED', 'SKIPPED', 'BY_HAND')),
    -- Why it is not on the week's day, or why it was cancelled: a stored sentence.
    why jsonb,
    theme text,
    -- The text, law or regulation that is read, as it is cited.
    material text,
    file uuid,
    file_name text,
    -- The speaker's position, never a name.
    speaker text,
    unit uuid not null,
    state text not null check (state in ('PLANNED', 'HELD', 'CANCELLED', 'SKIPPED')),
    -- What was: numbers by one recorder, nobody's name.
    held_on date,
    participants int check (participants between 1 and 100000),
    minutes int check (minutes between 1 and 720),
    note text,
    recorded_by text,
    recorded_at timestamptz,
    -- Grows with every change: whoever saves says which one he saw.
    revision int not null default 1 check (revision > 0),
    unique (county, id),
    foreign key (county, series) references coordination.study_series (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    -- The plan is made anew without making a session twice.
    unique (county, series, week_day),
    constraint session_on_a_day_or_skipped check ((day is null) = (state = 'SKIPPED')),
    constraint session_away_says_why check (why is not null or placed in ('WEEK', 'BY_HAND') and state <> 'CANCELLED'),
    constraint session_held_has_its_numbers
        check ((state = 'HELD') = (held_on is not null and participants is not null and minutes is not null and recorded_by is not null)),
    constraint session_held_has_a_theme check (state <> 'HELD' or theme is not null),
    constraint session_file_named check ((file is null) = (file_name is null)),
    constraint session_words_short check (length(theme) <= 200 and length(material) <= 500 and length(speaker) <= 60 and length(note) <= 500)
);
create index study_session_of_year on coordination.study_session (county, series, year, week_day);
create index study_session_by_day on coordination.study_session (county, day) where state in ('PLANNED', 'HELD');
-- One series does not meet twice on a day.
create unique index study_session_day_once on coordination.study_session (county, series, day) where state in ('PLANNED', 'HELD');
call app.protect('coordination.study_session');

-- Who took part: units, which are the entry's partners.
create table coordination.study_unit (
    county bigint not null,
    session uuid not null,
    unit uuid not null,
    primary key (county, session, unit),
    foreign key (county, session) references coordination.study_session (county, id),
    foreign key (county, unit) references organisation.unit (county, id)
);
call app.protect('coordination.study_unit');

-- A session is written by the office or by the unit that answers for it; the series and who answers are the office's to say.
create policy own_change on coordination.study_session as restrictive for update to ${app_user}
    using (app.may_write_entry(unit, null)) with check (app.may_write_entry(unit, null));
create policy office_add on coordination.study_session as restrictive for insert to ${app_user} with check ((select app.entries()) = 'ALL');
create policy office_remove on coordination.study_session as restrictive for delete to ${app_user} using (false);
create policy office_add on coordination.study_series as restrictive for insert to ${app_user} with check ((select app.entries()) = 'ALL');
create policy office_change on coordination.study_series as restrictive for update to ${app_user} using ((select app.entries()) = 'ALL');
create policy office_remove on coordination.study_series as restrictive for delete to ${app_user} using (false);
create policy own_add on coordination.study_unit as restrictive for insert to ${app_user} with check (exists (
    select from coordination.study_session s where s.county = study_unit.county and s.id = study_unit.session and app.may_write_entry(s.unit, null)));
create policy own_remove on coordination.study_unit as restrictive for delete to ${app_user} using (exists (
    select from coordination.study_session s where s.county = study_unit.county and s.id = study_unit.session and app.may_write_entry(s.unit, null)));
