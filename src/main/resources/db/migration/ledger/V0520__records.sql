-- A record of a work module has one live entry: a second would count what happened twice. Entries by hand have no record, and a workbook
-- has as many entries as rows.
create unique index entry_now_one_of_record on ledger.entry_now (county, source_module, source_record)
    where source_module not in ('ledger', 'intake');

-- Whoever posts for a module says which record it is, or nobody could correct it there.
alter table ledger.entry_version add constraint record_named check (source_module in ('ledger', 'intake') or source_record is not null);

-- The rules by which entries make a matter, as before but for the records of work modules, which prevail over workbook rows and what was
-- typed by hand: they are kept where the thing is done, and corrected there.
--
--   lead          as the records state it, if they agree; else as settled; else as stated by an entry; else as presumed
--   leading entry the record's; of several, or without one, the lead's own, else the earliest
--   a value       as the records state it, if they agree; else as settled; else the one on which the entries that state it agree; else the
--                 leading entry's, marked as a conflict. Where records state it, only they can conflict
--   joined        every unit that keeps an entry of it or is named a partner, without the lead
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
        first := first || format(', (array_agg(%1$I order by rank) filter (where %1$I is not null))[1] as %1$I, '
            || 'count(distinct %1$I) as %2$I, count(distinct %1$I) filter (where of_record) as %3$I',
            measure, measure || '_stated', measure || '_recorded');
        values_ := values_ || format(', case when a.%3$I = 1 then a.%1$I else coalesce(s.%1$I%2$s, a.%1$I) end', measure,
            case when measure like 'given%' or measure = 'cost' then '' else '::bigint' end, measure || '_recorded');
        differing := differing || format(
            E'\n            || case when s.%1$I is null and (a.%3$I > 1 or a.%3$I = 0 and a.%2$I > 1) then array[%1$L] else ''{}'' end',
            measure, measure || '_stated', measure || '_recorded');
    end loop;
    rule := $rule$
        with e as materialized (
            select stated.*, source_module not in ('ledger', 'intake') as of_record from (%1$s) stated),
        r as materialized (
            select * from (
                select distinct on (matter, field) * from ledger.ruling
                where county = p_county and %2$s order by matter, field, posting desc) latest
            where not voided),
        settled as (select matter%3$s from r group by matter),
        lead as (
            select m.matter,
                case when m.recorded = 1 or s.matter is null then m.lead else s.unit end as lead,
                case when m.recorded = 1 or s.basis is null then m.basis else s.basis end as basis
            from (select matter,
                      count(distinct lead) filter (where of_record and lead_basis = 'STATED') as recorded,
                      (array_agg(lead order by array_position(array['STATED', 'PRESUMED', 'UNKNOWN'], lead_basis), of_record desc,
                          first_day, entry))[1] as lead,
                      (array_agg(lead_basis order by array_position(array['STATED', 'PRESUMED', 'UNKNOWN'], lead_basis), of_record desc,
                          first_day, entry))[1] as basis
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
                row_number() over (partition by e.matter order by e.of_record desc, coalesce(e.unit = l.lead, false) desc, e.first_day, e.entry) as rank
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
        create or replace function ledger.matters_of(p_county bigint, p_matters uuid[]) returns setof ledger.matter_row
            language sql stable security definer set search_path = ledger, pg_catalog, pg_temp as $b$ %s $b$ $f$,
        format(rule, 'select * from ledger.entry_now where county = p_county and matter = any (p_matters)',
            'matter = any (p_matters)', settled, first, values_, differing));
    execute format($f$
        create or replace function ledger.matters_then(p_county bigint, p_posting bigint) returns setof ledger.matter_row
            language sql stable security definer set search_path = ledger, pg_catalog, pg_temp as $b$ %s $b$ $f$,
        format(rule, $s$
            select v.*, m.matter
            from (select distinct on (entry) * from ledger.entry_version where county = p_county and posting <= p_posting order by entry, no desc) v
            join (select distinct on (entry) entry, matter from ledger.membership where county = p_county and posting <= p_posting order by entry, posting desc) m
                on m.entry = v.entry
            where v.state = 'LIVE'$s$, 'posting <= p_posting', settled, first, values_, differing));
end $make$;
