package cn.yipanqi.ledger.vouching;

/**
 * Which entries of vouched months are otherwise since, and how: compared are what each stated after the confirmed posting and what it
 * states now. What was entered and taken back in between changed nothing. A parting voids what was settled for the matter, which is how
 * those know of it who stay in it. Parameters: county, from, to (months), whose (an id, or null).
 */
final class ChangeSql {

    private static final String VOUCHED = """
        vouched as materialized (
            select distinct on (coalesce(unit, station), month) unit, station, month, posting, at, actor_name
            from ledger.vouching
            where county = :county and month between :from and :to
                and (cast(:whose as uuid) is null or coalesce(unit, station) = :whose)
            order by coalesce(unit, station), month, posting desc, at desc),
        """;

    private static final String CHANGED = """
        stated as materialized (
            select entry, unit, station, date_trunc('month', first_day)::date as month, posting, no from ledger.entry_version
            where county = :county and first_day between :from and (cast(:to as date) + interval '1 month - 1 day')::date),
        touched as (
            select distinct v.unit, v.station, v.month, v.posting, s.entry
            from vouched v join stated s on s.month = v.month and (s.unit = v.unit or s.station = v.station)),
        compared as (
            select t.*, past.no as past_no, present.no as now_no, present.state, present.posting as version_posting, present.reason,
                coalesce(past.state = 'LIVE' and past.here, false) as was,
                present.state = 'LIVE' and present.here as is_now,
                present.kind, present.title, present.first_day, n.matter
            from touched t
            cross join lateral (
                select e.no, e.state, e.posting, e.reason, e.kind, e.title, e.first_day,
                    date_trunc('month', e.first_day)::date = t.month and (e.unit = t.unit or e.station = t.station) is true as here
                from ledger.entry_version e where e.entry = t.entry order by e.no desc limit 1) present
            left join lateral (
                select e.no, e.state,
                    date_trunc('month', e.first_day)::date = t.month and (e.unit = t.unit or e.station = t.station) is true as here
                from ledger.entry_version e where e.entry = t.entry and e.posting <= t.posting order by e.no desc limit 1) past on true
            left join ledger.entry_now n on n.entry = t.entry),
        moved as (
            select c.*,
                greatest((select max(m.posting) from ledger.membership m
                    where m.posting > c.posting and (m.entry = c.entry
                        or m.entry in (select o.entry from ledger.entry_now o where o.matter = c.matter) and m.matter = c.matter)),
                    (select max(r.posting) from ledger.ruling r where r.matter = c.matter and r.posting > c.posting and r.voided)) as merged,
                (select max(r.posting) from ledger.ruling r where r.matter = c.matter and r.posting > c.posting and not r.voided) as settled
            from compared c),
        changed as (
            select *, case
                when was and not is_now and state = 'WITHDRAWN' then 'WITHDRAWN'
                when was and not is_now then 'MOVED'
                when is_now and not was then 'ADDED'
                when was and now_no > past_no then 'CORRECTED'
                when was and merged is not null then 'MERGED'
                when was and settled is not null then 'SETTLED' end as sort
            from moved)
        """;

    private ChangeSql() {}

    /** How the vouched months stand. */
    static final String STATES = "with " + VOUCHED + CHANGED + """
        select v.unit, v.station, v.month, v.posting, v.at, v.actor_name,
            (select count(*) from changed c where c.month = v.month and c.sort is not null
                and coalesce(c.unit, c.station) = coalesce(v.unit, v.station)) as changes
        from vouched v order by v.month
        """;

    /** The changed entries themselves, the latest change first. */
    static final String ENTRIES = "with " + VOUCHED + CHANGED + """
        , latest as (
            select c.*, case c.sort when 'MERGED' then c.merged when 'SETTLED' then c.settled else c.version_posting end as last_posting
            from changed c where c.sort is not null)
        select l.entry, l.sort, l.kind, l.title, l.first_day, l.last_posting, l.reason, p.at, p.actor_name
        from latest l join ledger.posting p on p.county = :county and p.no = l.last_posting
        order by l.last_posting desc, l.first_day, l.entry limit :size
        """;
}
