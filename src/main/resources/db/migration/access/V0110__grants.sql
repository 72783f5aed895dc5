-- An account may hold several grants, each for its days: a post brings one and takes it away again, a stand-in has one for a while.
create extension if not exists btree_gist with schema app;

-- The division whose administrators look after the account; it has one also while it holds no grant.
alter table access.account add region text;
update access.account a set region = (select g.region from access.role_grant g where g.account = a.id);
alter table access.account
    alter region set not null,
    add constraint account_region_is_a_code check (region ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6})$'),
    -- Who it is, where it is a person's: a value here, the organisation module's to explain.
    add person uuid,
    add constraint one_account_a_person unique (person);
create index account_by_region on access.account (region, login);
drop index access.grant_by_region;

alter table access.role_grant
    drop constraint one_grant_an_account,
    drop constraint role_known,
    add constraint role_known check (role in
        ('CADRE', 'STATION', 'COORDINATOR', 'LEADER', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR')),
    add from_day date,
    -- The first day on which it no longer holds, like every end in the registers; the first day itself for one that never held.
    add ended_on date,
    -- The post it came with, a value of the organisation module's; none where an administrator gave it as such.
    add origin uuid,
    -- The grant whose holder is stood in for.
    add stand_in_for uuid references access.role_grant;
update access.role_grant g set from_day =
    (select (a.created_at at time zone 'Asia/Shanghai')::date from access.account a where a.id = g.account);
alter table access.role_grant
    alter from_day set not null,
    add constraint grant_days check (ended_on >= from_day),
    add constraint one_grant_a_post unique (account, origin),
    add constraint stand_in_for_days check (stand_in_for is null or ended_on is not null),
    -- Three separate administrators (三员分立): who opens accounts, who gives power and who reads the record are never one and the same.
    add constraint administrators_apart exclude using gist
        (account with =, role with <>, daterange(from_day, ended_on) with &&)
        where (role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));
create index grant_of_account on access.role_grant (account, from_day);
create index grant_stood_in_for on access.role_grant (stand_in_for) where stand_in_for is not null;
create index grant_of_post on access.role_grant (origin) where origin is not null;

-- A token acts under the grant it was made under, and ends with it.
alter table access.token add role_grant uuid references access.role_grant;
update access.token t set role_grant = (select g.id from access.role_grant g where g.account = t.account);
alter table access.token alter role_grant set not null;
