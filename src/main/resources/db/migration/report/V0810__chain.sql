-- Where the county's audit chain ended when the edition was frozen, as it is printed on it. Editions frozen before there was one have none.
alter table report.edition
    add column chain_no bigint,
    add column chain_day date,
    add column chain_hash text,
    add constraint chain_of_frozen check (num_nonnulls(chain_no, chain_day, chain_hash) in (0, 3) and (chain_no is null or state = 'FROZEN'));
