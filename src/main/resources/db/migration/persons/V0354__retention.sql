-- How long what is kept, and on what ground. A rule may be made longer here, never shorter than the law's least.
create table persons.retention_rule (
    code text primary key,
    -- One after the other on the page.
    position int not null unique,
    months int not null default 0,
    days int not null default 0,
    least_months int not null default 0,
    least_days int not null default 0,
    -- Whether it is a county's to let go, or the installation's.
    of_county boolean not null,
    constraint kept_for_a_while check (months + days > 0),
    constraint never_below_the_least check (months > least_months or months = least_months and days >= least_days)
);
insert into persons.retention_rule (code, position, months, days, least_months, least_days, of_county) values
    ('LOOK', 10, 36, 0, 36, 0, true),
    ('SHARING', 20, 36, 0, 36, 0, true),
    ('REQUEST', 30, 36, 0, 36, 0, true),
    ('CONSENT', 40, 36, 0, 36, 0, true),
    ('PERSONAL', 50, 12, 0, 0, 0, true),
    ('REPORT', 60, 36, 0, 36, 0, true),
    ('SESSION', 110, 0, 1, 0, 0, false),
    ('INVITATION', 120, 0, 30, 0, 0, false),
    ('IDEMPOTENCY', 130, 0, 1, 0, 0, false),
    ('ATTEMPT', 140, 0, 30, 0, 0, false),
    ('BROWSER', 150, 13, 0, 0, 0, false);
revoke insert, update, delete on persons.retention_rule from ${app_user};

-- Once a day and county; county 0 is the installation. Whoever of several nodes writes the line does the work.
create table persons.retention_run (
    id uuid primary key,
    county bigint not null,
    day date not null,
    at timestamptz not null,
    constraint once_a_day unique (county, day)
);
create table persons.retention_result (
    run uuid not null references persons.retention_run on delete cascade,
    rule text not null,
    gone bigint not null,
    -- Of what is still kept, the oldest; none where nothing is.
    oldest timestamptz,
    primary key (run, rule)
);
alter table persons.retention_run enable row level security;
alter table persons.retention_run force row level security;
create policy county_read on persons.retention_run for select to ${app_user}
    using (county = 0 or county >= (select app.read_low()) and county < (select app.read_high()));
create policy job_adds on persons.retention_run for insert to ${app_user}
    with check (county >= (select app.write_low()) and county < (select app.write_high()) and (select app.entries()) = 'ALL');
create policy job_removes on persons.retention_run for delete to ${app_user}
    using (county >= (select app.write_low()) and county < (select app.write_high()) and (select app.entries()) = 'ALL');
create policy owner_all on persons.retention_run to ${app_owner} using (true) with check (true);
alter table persons.retention_result enable row level security;
alter table persons.retention_result force row level security;
create policy of_run on persons.retention_result to ${app_user}
    using (exists (select 1 from persons.retention_run r where r.id = run))
    with check (exists (select 1 from persons.retention_run r where r.id = run
        and r.county >= (select app.write_low()) and r.county < (select app.write_high())));
create policy owner_all on persons.retention_result to ${app_owner} using (true) with check (true);
revoke update on persons.retention_run, persons.retention_result from ${app_user};
create trigger kept before delete on persons.retention_run for each row execute function persons.keep_three_years();
