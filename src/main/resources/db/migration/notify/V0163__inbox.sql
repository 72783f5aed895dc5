-- What an account was told. One message of a kind a day: the morning's batch, and at most one more for what fell due since.
create table notify.message (
    id uuid primary key,
    county bigint not null,
    account uuid not null,
    kind text not null check (kind in ('DIGEST', 'URGENT')),
    day date not null,
    -- The pieces of work as they stood: [{what, url, due, urgency, sensitive}].
    pieces jsonb not null,
    at timestamptz not null,
    read_at timestamptz,
    unique (county, id)
);
-- However many nodes and however often, one digest a morning.
create unique index one_digest_a_day on notify.message (county, account, day) where kind = 'DIGEST';
create unique index one_urgent_a_day on notify.message (county, account, day) where kind = 'URGENT';
create index message_of_account on notify.message (account, at desc, id);
create index message_unread on notify.message (account) where read_at is null;
create index message_old on notify.message (county, at);
alter table notify.message enable row level security;
alter table notify.message force row level security;
-- One's own, whatever one may write in the county; all of a county's for its job.
create policy own_or_job on notify.message for select to ${app_user}
    using (account::text = current_setting('app.actor', true)
        or current_setting('app.actor', true) = '' and county >= (select app.read_low()) and county < (select app.read_high()));
create policy job_tells on notify.message for insert to ${app_user}
    with check (current_setting('app.actor', true) = '' and county >= (select app.write_low()) and county < (select app.write_high())
        and (select app.entries()) = 'ALL');
create policy own_is_read on notify.message for update to ${app_user}
    using (account::text = current_setting('app.actor', true)) with check (account::text = current_setting('app.actor', true));
create policy job_lets_go on notify.message for delete to ${app_user}
    using (current_setting('app.actor', true) = '' and county >= (select app.write_low()) and county < (select app.write_high())
        and (select app.entries()) = 'ALL');
create policy owner_all on notify.message to ${app_owner} using (true) with check (true);
-- That it was read is all that changes about it.
revoke update on notify.message from ${app_user};
grant update (read_at) on notify.message to ${app_user};

-- Who was reminded of what: once a step, and anew when the last day is another.
create table notify.reminded (
    county bigint not null,
    todo uuid not null,
    step text not null check (step in ('OPENED', 'SOON', 'TODAY', 'OVERDUE')),
    -- The last day as it was; a day that never comes where there is none.
    due_day date not null,
    account uuid not null,
    message uuid not null,
    primary key (todo, step, due_day),
    foreign key (county, todo) references notify.todo (county, id) on delete cascade
);
call app.protect('notify.reminded');
revoke update on notify.reminded from ${app_user};

-- Mail that is to go out, or went: the message of the inbox, once.
create table notify.mail (
    message uuid primary key,
    county bigint not null,
    account uuid not null,
    state text not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
    attempts int not null default 0,
    next_at timestamptz not null,
    sent_at timestamptz,
    foreign key (county, message) references notify.message (county, id) on delete cascade
);
create index mail_waiting on notify.mail (county, next_at) where state = 'WAITING';
call app.protect('notify.mail');

-- Work whose words are not for mail.
alter table notify.todo add sensitive boolean not null default false;
