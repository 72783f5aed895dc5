-- Which months a county was reminded of by the calendar: once each, however often the job comes by and wherever it was broken off.
create table ledger.vouching_reminder (
    county bigint not null,
    month date not null,
    at timestamptz not null,
    primary key (county, month),
    constraint reminded_of_a_month check (month = date_trunc('month', month)::date)
);
call app.protect('ledger.vouching_reminder');
revoke update, delete on ledger.vouching_reminder from ${app_user};
