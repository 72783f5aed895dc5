-- What waits for somebody, told by the module that waits: one row as long as it waits, gone with the deed that ends it.
create schema notify;
create table notify.todo (
    id uuid primary key,
    county bigint not null,
    -- What kind of work, a word of the module that tells, for instance coordination.task.receive.
    topic text not null,
    -- The module's record that waits.
    subject uuid not null,
    -- Whose turn it is: a unit's, a station's, the county office's, or one account's and nobody else's.
    addressee_kind text not null,
    addressee uuid,
    -- The one person responsible, a value of the organisation module's; without one the addressee's own contact is.
    person uuid,
    -- A stored sentence.
    what jsonb not null,
    url text not null,
    due_day date,
    opened_at timestamptz not null,
    unique (county, id),
    constraint todo_addressee check (
        addressee_kind in ('UNIT', 'STATION', 'OFFICE', 'ACCOUNT') and (addressee is null) = (addressee_kind = 'OFFICE')),
    constraint todo_url_within_the_site check (url like '/%' and url not like '//%')
);
-- Asked for once, waits once.
create unique index todo_once on notify.todo
    (county, topic, subject, addressee_kind, coalesce(addressee, '00000000-0000-0000-0000-000000000000'));
-- The desk: whose turn, the nearest date first.
create index todo_of_addressee on notify.todo (county, addressee_kind, addressee, due_day, id);
call app.protect('notify.todo');
