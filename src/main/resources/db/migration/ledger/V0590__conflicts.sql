-- The board counts what waits for a person; that is few among many.
create index matter_now_in_conflict on ledger.matter_now (county, first_day) where conflicts <> '{}';
