-- 本单位核对确认: a unit or a station has looked through a month of its own and stands by it, as the ledger was after a posting. What is
-- written of that month later is told by its posting number; nothing is locked, and confirming again covers it.
create table ledger.vouching (
    id uuid primary key,
    county bigint not null,
    unit uuid,
    station uuid,
    month date not null,
    posting bigint not null check (posting >= 0),
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    constraint vouched_by_one check (num_nonnulls(unit, station) = 1),
    constraint vouched_for_a_month check (month = date_trunc('month', month)::date),
    unique (county, id)
);
-- Two who confirm the same at once confirm it once.
create unique index vouching_once on ledger.vouching (county, coalesce(unit, station), month, posting);
call app.protect('ledger.vouching');
revoke update, delete on ledger.vouching from ${app_user};
-- Nobody stands by another's month: not even the office, which may write any entry, confirms for a unit.
create policy own_add on ledger.vouching as restrictive for insert to ${app_user}
    with check ((select app.entries()) in ('UNIT', 'STATION') and app.may_write_entry(unit, station));

-- All versions that ever stated a day of a period: what came after a confirmation is found there.
create index entry_version_by_day on ledger.entry_version (county, first_day);
