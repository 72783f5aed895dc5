-- An intake may be posted sheet by sheet; PARTLY while other sheets of it wait.
alter table intake.intake drop constraint intake_state_check;
alter table intake.intake add constraint intake_state_check
    check (state in ('PREVIEW', 'PARTLY', 'POSTED', 'UNDONE', 'ABANDONED'));

-- Sheets that were posted: once each, whoever asks again.
create table intake.posted_sheet (
    intake uuid not null references intake.intake,
    county bigint not null,
    file int not null,
    sheet text not null,
    primary key (intake, file, sheet)
);
call app.protect('intake.posted_sheet');
revoke update, delete on intake.posted_sheet from ${app_user};

-- An entry whose row a later workbook no longer has, and that somebody decided to keep: who did, when and why.
create table intake.kept_row (
    intake uuid not null references intake.intake,
    entry uuid not null,
    county bigint not null,
    reason text not null check (length(reason) between 1 and 300),
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    primary key (intake, entry)
);
call app.protect('intake.kept_row');
revoke update, delete on intake.kept_row from ${app_user};
