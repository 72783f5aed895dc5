-- Each county's records form a chain: numbered without a gap, and each hash covers the record and the hash before it. Whoever changes,
-- removes or reorders records breaks it; whoever computes it anew contradicts the heads that were given out before. The number takes the
-- place of the id.
drop index audit.event_of_county;
drop index audit.event_by_action;
alter table audit.event
    add column no bigint,
    add column prev_hash bytea,
    add column hash bytea;

-- Where each county's chain ends now: locking the row puts the county's records in a line.
create table audit.chain_head (
    county bigint primary key,
    no bigint not null,
    hash bytea not null,
    -- Of the last record, as days are counted in China.
    day date not null
);
call app.protect('audit.chain_head');
revoke insert, update, delete on audit.chain_head from ${app_user};

-- Where it ended when a day was over. Given out, so that others hold it too.
create table audit.day_head (
    county bigint not null,
    day date not null,
    no bigint not null,
    hash bytea not null,
    primary key (county, day)
);
call app.protect('audit.day_head');
revoke insert, update, delete on audit.day_head from ${app_user};

-- Each value behind its length in bytes, so that no two records have one text. bin/audit-verify makes the same text on its own.
create function audit.field(value text) returns text language sql immutable parallel safe
    return coalesce(octet_length(value)::text || ':' || value, '-') || E'\n';

create function audit.canonical(county bigint, no bigint, prev_hash bytea, at timestamptz, actor uuid, actor_name text, action text,
    subject text, detail jsonb) returns text language sql stable parallel safe
    return audit.field('audit 1') || audit.field(county::text) || audit.field(no::text) || audit.field(encode(prev_hash, 'hex'))
        || audit.field((extract(epoch from at) * 1000000)::bigint::text) || audit.field(actor::text) || audit.field(actor_name)
        || audit.field(action) || audit.field(subject) || audit.field(detail::text);

create function audit.link(county bigint, no bigint, prev_hash bytea, at timestamptz, actor uuid, actor_name text, action text,
    subject text, detail jsonb) returns bytea language sql stable parallel safe
    return sha256(convert_to(audit.canonical(county, no, prev_hash, at, actor, actor_name, action, subject, detail), 'UTF8'));

create function audit.day_of(at timestamptz) returns date language sql stable parallel safe
    return (at at time zone 'Asia/Shanghai')::date;

-- What was recorded before there were chains, in the order of recording.
do $$
declare
    row record;
    county bigint := null;
    last_no bigint;
    last_hash bytea;
begin
    for row in select * from audit.event e order by e.county, e.id loop
        if county is distinct from row.county then
            county := row.county;
            last_no := 0;
            last_hash := decode(repeat('00', 32), 'hex');
        end if;
        last_no := last_no + 1;
        update audit.event e set no = last_no, prev_hash = last_hash,
            hash = audit.link(row.county, last_no, last_hash, row.at, row.actor, row.actor_name, row.action, row.subject, row.detail)
        where e.id = row.id returning e.hash into last_hash;
    end loop;
end $$;

insert into audit.chain_head (county, no, hash, day)
    select distinct on (county) county, no, hash, audit.day_of(at) from audit.event order by county, no desc;
insert into audit.day_head (county, day, no, hash)
    select distinct on (e.county, audit.day_of(e.at)) e.county, audit.day_of(e.at), e.no, e.hash
    from audit.event e join audit.chain_head h on h.county = e.county and audit.day_of(e.at) < h.day
    order by e.county, audit.day_of(e.at), e.no desc;

alter table audit.event drop column id;
alter table audit.event
    alter column no set not null,
    alter column prev_hash set not null,
    alter column hash set not null,
    add primary key (county, no),
    add constraint hashes_are_sha256 check (octet_length(hash) = 32 and octet_length(prev_hash) = 32);
create index event_by_action on audit.event (county, action, no desc);
create index event_by_subject on audit.event (county, subject, no desc);

-- Numbers and hashes are the database's to give: what an insert says of them is not heard. A snapshot older than the lock would not see the
-- last record, so that only transactions of the ordinary isolation record.
create function audit.append() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    head audit.chain_head;
    today date := audit.day_of(new.at);
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'records are made in transactions of isolation READ COMMITTED' using errcode = '25001';
    end if;
    select * into head from audit.chain_head h where h.county = new.county for update;
    if not found then
        insert into audit.chain_head (county, no, hash, day)
            values (new.county, 0, decode(repeat('00', 32), 'hex'), today) on conflict do nothing;
        select * into head from audit.chain_head h where h.county = new.county for update;
    end if;
    if head.no > 0 and today > head.day then
        insert into audit.day_head (county, day, no, hash) values (head.county, head.day, head.no, head.hash) on conflict do nothing;
    end if;
    new.no := head.no + 1;
    new.prev_hash := head.hash;
    new.hash := audit.link(new.county, new.no, new.prev_hash, new.at, new.actor, new.actor_name, new.action, new.subject, new.detail);
    update audit.chain_head h set no = new.no, hash = new.hash, day = today where h.county = new.county;
    return new;
end $$;
create trigger linked before insert on audit.event for each row execute function audit.append();

-- Nobody changes or removes, by mistake not even the owner.
create function audit.keep() returns trigger language plpgsql as $$
begin
    raise exception 'what is recorded stays' using errcode = '55000';
end $$;
create trigger stays before update or delete or truncate on audit.event for each statement execute function audit.keep();

-- Insert, and of these columns only.
revoke insert on audit.event from ${app_user};
grant insert (at, county, actor, actor_name, action, subject, detail) on audit.event to ${app_user};

-- Keeps the head of the last day of every county in scope on which something was recorded and which is over.
create function audit.close_days(today date) returns bigint language sql security definer set search_path = pg_catalog as $$
    with closed as (
        insert into audit.day_head (county, day, no, hash)
            select h.county, h.day, h.no, h.hash from audit.chain_head h
            where h.day < today and h.no > 0 and h.county >= app.write_low() and h.county < app.write_high()
            order by h.county
        on conflict do nothing returning 1)
    select count(*) from closed
$$;
revoke all on function audit.append(), audit.close_days(date) from public;
grant execute on function audit.close_days(date) to ${app_user};
