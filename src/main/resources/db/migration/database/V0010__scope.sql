-- The scope of a transaction, as the application states it when the transaction begins. Each function raises where nothing was stated:
-- an empty answer would look like "nothing was done this year" in a report that somebody signs.
create schema app;
grant usage on schema app to ${app_user};
alter default privileges grant select, insert, update, delete on tables to ${app_user};
alter default privileges grant usage on sequences to ${app_user};
alter default privileges grant usage on schemas to ${app_user};

create function app.setting(name text) returns text
    language plpgsql stable parallel safe as $$
declare
    value text := nullif(current_setting('app.' || name, true), '');
begin
    if value is null then
        raise exception 'no scope: app.% is not set', name using errcode = '42501';
    end if;
    return value;
end $$;

create function app.read_low() returns bigint language sql stable parallel safe as $$ select app.setting('read_low')::bigint $$;
create function app.read_high() returns bigint language sql stable parallel safe as $$ select app.setting('read_high')::bigint $$;
create function app.write_low() returns bigint language sql stable parallel safe as $$ select app.setting('write_low')::bigint $$;
create function app.write_high() returns bigint language sql stable parallel safe as $$ select app.setting('write_high')::bigint $$;
create function app.entries() returns text language sql stable parallel safe as $$ select app.setting('entries') $$;
create function app.unit() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.unit', true), '')::uuid $$;
create function app.station() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.station', true), '')::uuid $$;
create function app.hidden_kinds() returns text[] language sql stable parallel safe as
$$ select string_to_array(coalesce(current_setting('app.hidden_kinds', true), ''), ',') $$;

-- The two policies that every county table has: read within the read bounds, write within the write bounds. The functions are wrapped
-- in a select so that they are evaluated once a statement, and compared as bigint, since only leakproof operators keep their indexes.
create procedure app.protect(target regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy county_read on %s for select to ${app_user} using (county >= (select app.read_low()) and county < (select app.read_high()))', target);
    execute format('create policy county_add on %s for insert to ${app_user} with check (county >= (select app.write_low()) and county < (select app.write_high()))', target);
    execute format('create policy county_change on %s for update to ${app_user} using (county >= (select app.write_low()) and county < (select app.write_high())) with check (county >= (select app.write_low()) and county < (select app.write_high()))', target);
    execute format('create policy county_remove on %s for delete to ${app_user} using (county >= (select app.write_low()) and county < (select app.write_high()))', target);
    -- Forced policies bind the owner too: migrations and the functions that run as owner need to say that they may.
    execute format('create policy owner_all on %s to ${app_owner} using (true) with check (true)', target);
end $$;
