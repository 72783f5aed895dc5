-- Sums by matter, kept in step by the statement that changes the matters, so that boards cost the same whatever the ledger's size.
-- Role COUNTY counts each matter once; LED and JOINED are a unit's view (nobody's nil unit: the lead is not known yet). Sums over units
-- are never the county's.
create table ledger.tally (
    county bigint not null,
    kind text not null,
    month date not null,
    role text not null check (role in ('COUNTY', 'LED', 'JOINED')),
    unit uuid not null,
    station uuid not null,
    category text not null,
    about boolean not null,
    n bigint not null,
    participants bigint not null,
    recipients bigint not null,
    units bigint not null,
    views bigint not null,
    materials bigint not null,
    minutes bigint not null,
    given_cash numeric(16, 2) not null,
    given_goods numeric(16, 2) not null,
    given numeric(16, 2) not null,
    cost numeric(16, 2) not null,
    primary key (county, kind, month, role, unit, station, category, about)
);
call app.protect('ledger.tally');
revoke insert, update, delete on ledger.tally from ${app_user};

create function ledger.nobody() returns uuid language sql immutable parallel safe as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;

-- The keys under which one matter counts.
create function ledger.tally_keys(p_lead uuid, p_joined uuid[]) returns table (role text, unit uuid)
    language sql immutable parallel safe as $$
    select 'COUNTY', ledger.nobody()
    union all select 'LED', coalesce(p_lead, ledger.nobody())
    union all select 'JOINED', j from unnest(p_joined) j
$$;

-- What the tallies of a county must be, from its matters alone: for the verifier, and for a rebuild.
create function ledger.tallies_due(p_low bigint, p_high bigint) returns setof ledger.tally
    language sql stable security definer set search_path = ledger, pg_catalog, pg_temp as $$
    select m.county, m.kind, m.month, k.role, k.unit, coalesce(m.station, ledger.nobody()), coalesce(m.category, ''), m.about,
        count(*), coalesce(sum(m.participants), 0)::bigint, coalesce(sum(m.recipients), 0)::bigint, coalesce(sum(m.units), 0)::bigint,
        coalesce(sum(m.views), 0)::bigint, coalesce(sum(m.materials), 0)::bigint, coalesce(sum(m.minutes), 0)::bigint,
        coalesce(sum(m.given_cash), 0), coalesce(sum(m.given_goods), 0), coalesce(sum(m.given), 0), coalesce(sum(m.cost), 0)
    from ledger.matter_now m cross join lateral ledger.tally_keys(m.lead, m.joined) k
    where m.county >= greatest(p_low, app.read_low()) and m.county < least(p_high, app.read_high())
    group by 1, 2, 3, 4, 5, 6, 7, 8
$$;

do $make$
declare
    body text := $body$
        insert into ledger.tally as t
        select m.county, m.kind, m.month, k.role, k.unit, coalesce(m.station, ledger.nobody()), coalesce(m.category, ''), m.about,
            sum(m.sign), sum(m.sign * coalesce(m.participants, 0)), sum(m.sign * coalesce(m.recipients, 0)),
            sum(m.sign * coalesce(m.units, 0)), sum(m.sign * coalesce(m.views, 0)), sum(m.sign * coalesce(m.materials, 0)),
            sum(m.sign * coalesce(m.minutes, 0)), sum(m.sign * coalesce(m.given_cash, 0)), sum(m.sign * coalesce(m.given_goods, 0)),
            sum(m.sign * coalesce(m.given, 0)), sum(m.sign * coalesce(m.cost, 0))
        from (%s) m cross join lateral ledger.tally_keys(m.lead, m.joined) k
        group by 1, 2, 3, 4, 5, 6, 7, 8
        order by 1, 2, 3, 4, 5, 6, 7, 8
        on conflict (county, kind, month, role, unit, station, category, about) do update set
            n = t.n + excluded.n, participants = t.participants + excluded.participants,
            recipients = t.recipients + excluded.recipients, units = t.units + excluded.units, views = t.views + excluded.views,
            materials = t.materials + excluded.materials, minutes = t.minutes + excluded.minutes,
            given_cash = t.given_cash + excluded.given_cash, given_goods = t.given_goods + excluded.given_goods,
            given = t.given + excluded.given, cost = t.cost + excluded.cost
        $body$;
    frame text := $frame$
        create function ledger.%1$I() returns trigger language plpgsql security definer
            set search_path = ledger, pg_catalog, pg_temp as $t$ begin %2$s; return null; end $t$ $frame$;
begin
    execute format(frame, 'tally_added', format(body, 'select 1 as sign, n.* from new_rows n'));
    execute format(frame, 'tally_removed', format(body, 'select -1 as sign, o.* from old_rows o'));
    execute format(frame, 'tally_changed',
        format(body, 'select 1 as sign, n.* from new_rows n union all select -1, o.* from old_rows o'));
end $make$;

create trigger tally_added after insert on ledger.matter_now
    referencing new table as new_rows for each statement execute function ledger.tally_added();
create trigger tally_removed after delete on ledger.matter_now
    referencing old table as old_rows for each statement execute function ledger.tally_removed();
create trigger tally_changed after update on ledger.matter_now
    referencing old table as old_rows new table as new_rows for each statement execute function ledger.tally_changed();
