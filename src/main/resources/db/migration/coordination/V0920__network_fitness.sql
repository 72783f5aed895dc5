-- Whether a county has declared that its network may bear internal documents (committee minutes, leaders' instructions). Without a
-- declaration it may not. Declared and taken back by the office, each time with its reason; what was declared is never rewritten.
create table coordination.network_fitness (
    county bigint not null,
    no int not null check (no > 0),
    fit boolean not null,
    reason text not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    primary key (county, no),
    constraint fitness_says_why check (length(btrim(reason)) between 1 and 500)
);
call app.protect('coordination.network_fitness');
revoke update, delete on coordination.network_fitness from ${app_user};
-- Only whoever answers for the whole county declares it.
create policy by_the_office on coordination.network_fitness as restrictive for insert to ${app_user}
    with check ((select app.entries()) = 'ALL');
