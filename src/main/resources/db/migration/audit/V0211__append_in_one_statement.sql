-- The same as before with one statement in place of two: a posting of one entry feels the difference.
create or replace function audit.append() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    today date := audit.day_of(new.at);
    last record;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'records are made in transactions of isolation READ COMMITTED' using errcode = '25001';
    end if;
    loop
        update audit.chain_head h set no = h.no + 1, day = today,
            hash = audit.link(h.county, h.no + 1, h.hash, new.at, new.actor, new.actor_name, new.action, new.subject, new.detail)
        where h.county = new.county
        returning with (old as was, new as becomes) was.no as before_no, was.hash as before_hash, was.day as before_day, becomes.hash into last;
        exit when found;
        insert into audit.chain_head (county, no, hash, day)
            values (new.county, 0, decode(repeat('00', 32), 'hex'), today) on conflict do nothing;
    end loop;
    if last.before_no > 0 and today > last.before_day then
        insert into audit.day_head (county, day, no, hash)
            values (new.county, last.before_day, last.before_no, last.before_hash) on conflict do nothing;
    end if;
    new.no := last.before_no + 1;
    new.prev_hash := last.before_hash;
    new.hash := last.hash;
    return new;
end $$;
