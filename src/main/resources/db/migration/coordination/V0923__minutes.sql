-- 会议纪要 as issued: its number within the county's year and the very file. Nothing in it changes any more.
create table coordination.meeting_minutes (
    county bigint not null,
    meeting uuid not null,
    year int not null,
    no int not null check (no > 0),
    document uuid not null,
    issued_at timestamptz not null,
    actor uuid,
    actor_name text not null,
    -- Where the county's audit chain ended just before, as it is printed.
    chain_no bigint,
    chain_hash text,
    primary key (county, meeting),
    unique (county, year, no),
    foreign key (county, meeting) references coordination.meeting (county, id)
);
call app.protect('coordination.meeting_minutes');
call coordination.office_keeps('coordination.meeting_minutes');
revoke update, delete on coordination.meeting_minutes from ${app_user};

-- What was laid before a hearing from elsewhere in the system, such as the year's report as it was sent up.
create table coordination.meeting_attachment (
    county bigint not null,
    meeting uuid not null,
    subject uuid not null,
    title text not null,
    url text not null,
    at timestamptz not null,
    actor_name text not null,
    primary key (county, meeting, subject),
    foreign key (county, meeting) references coordination.meeting (county, id),
    constraint attachment_within_the_site check (url like '/%' and url not like '//%')
);
call app.protect('coordination.meeting_attachment');
call coordination.office_keeps('coordination.meeting_attachment');
revoke update on coordination.meeting_attachment from ${app_user};
