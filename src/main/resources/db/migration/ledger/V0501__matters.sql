-- The rules by which entries make a matter, once, for the present and for any past posting alike.
--
--   lead          as settled; else as stated by an entry; else as presumed
--   leading entry the lead's own, else the earliest
--   a value       as settled; else the one on which the entries that state it agree; else the leading entry's, marked as a conflict
--   joined        every unit that keeps an entry of it or is named a partner, without the lead
create type ledger.matter_row as (
    matter uuid, county bigint, kind text, first_day date, last_day date, month date, lead uuid, lead_basis text, lead_entry uuid,
    joined uuid[], bodies uuid[], partnered boolean, region bigint, station uuid, home uuid, category text, team text, channel text,
    destination text, tags text[], entries int, about boolean, conflicts text[], participants bigint, recipients bigint, units bigint,
    views bigint, materials bigint, minutes bigint, given_cash numeric, given_goods numeric, given numeric, cost numeric
);

do $make$
declare
    measure text;
    measures text[] := array['participants', 'recipients', 'units', 'views', 'materials', 'minutes', 'given_cash', 'given_goods', 'given', 'cost'];
    settled text := '';
    first text := '';
    values_ text := '';
    differing text := '';
    rule text;
begin
    foreach measure in array measures loop
        settled := settled || format(', max(number) filter (where field = %1$L) as %1$I', measure);
        first := first || format(', (array_agg(%1$I order by rank) filter (where %1$I is not null))[1] as %1$I, count(distinct %1$I) > 1 as %2$I',
            measure, measure || '_differs');
        values_ := values_ || format(', coalesce(s.%1$I%2$s, a.%1$I)', measure,
            case when measure like 'given%' or measure = 'cost' then '' else '::bigint' end);
        differing := differing || format(E'\n            || case when a.%2$I and s.%1$I is null then array[%1$L] else ''{}'' end',
            measure, measure || '_differs');
    end loop;
    rule := $rule$
        with e as materialized (%1$s),
        r as materialized (
            select * from (
                select distinct on (matter, field) * from ledger.ruling
                where county = p_county and %2$s order by matter, field, posting desc) latest
            where not voided),
        settled as (select matter%3$s from r group by matter),
        lead as (
            select m.matter, case when s.matter is null then m.lead else s.unit end as lead, coalesce(s.basis, m.basis) as basis
            from (select matter,
                      (array_agg(lead order by array_position(array['STATED', 'PRESUMED', 'UNKNOWN'], lead_basis), first_day, entry))[1] as lead,
                      (array_agg(lead_basis order by array_position(array['STATED', 'PRESUMED', 'UNKNOWN'], lead_basis), first_day, entry))[1] as basis
                  from e group by matter) m
            left join r s on s.matter = m.matter and s.field = 'lead'),
        party as (
            select matter, array_agg(distinct unit order by unit) as parties
            from (select matter, unnest(partners || unit) as unit from e union all select matter, lead from lead) named
            where unit is not null group by matter),
        body as (select matter, array_agg(distinct body order by body) as bodies from (select matter, unnest(bodies) as body from e) named group by matter),
        tag as (select matter, array_agg(distinct tag order by tag) as tags from (select matter, unnest(tags) as tag from e) named group by matter),
        o as (
            select e.*, l.lead as matter_lead, l.basis as matter_basis,
                row_number() over (partition by e.matter order by coalesce(e.unit = l.lead, false) desc, e.first_day, e.entry) as rank
            from e join lead l on l.matter = e.matter),
        a as (
            select matter, county, matter_lead, matter_basis,
                (array_agg(kind order by rank))[1] as kind,
                (array_agg(first_day order by rank))[1] as first_day,
                (array_agg(last_day order by rank))[1] as last_day,
                (array_agg(entry order by rank))[1] as lead_entry,
                (array_agg(region order by rank) filter (where region is not null))[1] as region,
                (array_agg(station order by rank) filter (where station is not null))[1] as station,
                (array_agg(home order by rank) filter (where home is not null))[1] as home,
                (array_agg(category order by rank) filter (where category is not null))[1] as category,
                (array_agg(team order by rank) filter (where team is not null))[1] as team,
                (array_agg(channel order by rank) filter (where channel is not null))[1] as channel,
                (array_agg(destination order by rank) filter (where destination is not null))[1] as destination,
                count(*)::int as entries,
                bool_or(cardinality(about) > 0) as about%4$s
            from o group by matter, county, matter_lead, matter_basis)
        select a.matter, a.county, a.kind, a.first_day, a.last_day, date_trunc('month', a.first_day)::date,
            a.matter_lead, a.matter_basis, a.lead_entry,
            array_remove(coalesce(p.parties, '{}'), a.matter_lead),
            coalesce(b.bodies, '{}'),
            coalesce(cardinality(p.parties), 0) + coalesce(cardinality(b.bodies), 0) > 1,
            a.region, a.station, a.home, a.category, a.team, a.channel, a.destination,
            coalesce(t.tags, '{}'), a.entries, a.about,
            '{}'::text[]%6$s%5$s
        from a left join party p on p.matter = a.matter left join body b on b.matter = a.matter
            left join tag t on t.matter = a.matter left join settled s on s.matter = a.matter
        $rule$;

    execute format($f$
        create function ledger.matters_of(p_county bigint, p_matters uuid[]) returns setof ledger.matter_row
            language sql stable security definer set search_path = ledger, pg_catalog, pg_temp as $b$ %s $b$ $f$,
        format(rule, 'select * from ledger.entry_now where county = p_county and matter = any (p_matters)',
            'matter = any (p_matters)', settled, first, values_, differing));
    execute format($f$
        create function ledger.matters_then(p_county bigint, p_posting bigint) returns setof ledger.matter_row
            language sql stable security definer set search_path = ledger, pg_catalog, pg_temp as $b$ %s $b$ $f$,
        format(rule, $s$
            select v.*, m.matter
            from (select distinct on (entry) * from ledger.entry_version where county = p_county and posting <= p_posting order by entry, no desc) v
            join (select distinct on (entry) entry, matter from ledger.membership where county = p_county and posting <= p_posting order by entry, posting desc) m
                on m.entry = v.entry
            where v.state = 'LIVE'$s$, 'posting <= p_posting', settled, first, values_, differing));
end $make$;
revoke all on function ledger.matters_of(bigint, uuid[]) from public;
revoke all on function ledger.matters_then(bigint, bigint) from public;

-- Matters as they stood after a posting. The check of scope stands here because the body runs as the owner.
create function ledger.matters_as_of(p_county bigint, p_posting bigint) returns setof ledger.matter_row
    language plpgsql stable security definer set search_path = ledger, pg_catalog, pg_temp as $$
begin
    if p_county < app.read_low() or p_county >= app.read_high() then
        return;
    end if;
    return query select * from ledger.matters_then(p_county, p_posting);
end $$;

-- Brings matters up to date with their entries; a matter that lost its last entry goes.
create function ledger.refresh_matters(p_county bigint, p_matters uuid[]) returns void
    language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
begin
    if p_county < app.write_low() or p_county >= app.write_high() then
        raise exception 'county % is outside the scope', p_county using errcode = '42501';
    end if;
    delete from ledger.matter_now m
    where m.county = p_county and m.matter = any (p_matters)
        and not exists (select 1 from ledger.entry_now e where e.matter = m.matter);
    insert into ledger.matter_now
    select * from ledger.matters_of(p_county, p_matters)
    on conflict (matter) do update set
        kind = excluded.kind, first_day = excluded.first_day, last_day = excluded.last_day, month = excluded.month,
        lead = excluded.lead, lead_basis = excluded.lead_basis, lead_entry = excluded.lead_entry, joined = excluded.joined,
        bodies = excluded.bodies, partnered = excluded.partnered, region = excluded.region, station = excluded.station,
        home = excluded.home, category = excluded.category, team = excluded.team, channel = excluded.channel,
        destination = excluded.destination, tags = excluded.tags, entries = excluded.entries, about = excluded.about,
        conflicts = excluded.conflicts, participants = excluded.participants, recipients = excluded.recipients,
        units = excluded.units, views = excluded.views, materials = excluded.materials, minutes = excluded.minutes,
        given_cash = excluded.given_cash, given_goods = excluded.given_goods, given = excluded.given, cost = excluded.cost;
end $$;
