-- Puts the tallies of the scope's counties right from their matters, county by county under its lock.
create function ledger.rebuild_tallies() returns void
    language plpgsql security definer set search_path = ledger, pg_catalog, pg_temp as $$
declare
    one bigint;
begin
    for one in select county from ledger.county_clock where county >= app.write_low() and county < app.write_high() order by county for update loop
        delete from ledger.tally where county = one;
        insert into ledger.tally select * from ledger.tallies_due(one, one + 1);
    end loop;
end $$;
