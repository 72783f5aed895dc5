-- 领导小组: who leads the work together, by which document, from when to when.
create table coordination.leading_group (
    id uuid primary key,
    county bigint not null,
    name text not null,
    -- 成立文件, its name and number in words.
    document text not null default '',
    from_day date not null,
    -- The first day on which it is no longer.
    ended_on date,
    duties text not null default '',
    -- 办公室: where it sits and what it does.
    office_name text not null default '',
    office_unit uuid,
    office_duties text not null default '',
    revision int not null default 1 check (revision > 0),
    changed_at timestamptz not null,
    changed_by text not null,
    unique (county, id),
    foreign key (county, office_unit) references organisation.unit (county, id),
    constraint group_name_said check (length(btrim(name)) between 1 and 100),
    constraint group_days_forward check (ended_on is null or ended_on > from_day)
);
create index group_of_county on coordination.leading_group (county, from_day);
call app.protect('coordination.leading_group');

-- A member by post: the post stays when the person goes, so the person may be left out.
create table coordination.group_member (
    id uuid primary key,
    county bigint not null,
    leading_group uuid not null,
    role text not null,
    -- What the role is called where it is none of the usual.
    label text not null default '',
    -- 职务.
    position text not null,
    unit uuid,
    person uuid,
    from_day date not null,
    ended_on date,
    place int not null check (place > 0),
    unique (county, id),
    foreign key (county, leading_group) references coordination.leading_group (county, id),
    foreign key (county, unit) references organisation.unit (county, id),
    foreign key (county, person) references organisation.person (county, id),
    constraint member_role_known check (role in
        ('LEADER', 'FIRST_DEPUTY', 'DEPUTY', 'MEMBER', 'OFFICE_HEAD', 'OFFICE_DEPUTY', 'OFFICE_MEMBER', 'OTHER')),
    constraint member_other_named check (role <> 'OTHER' or btrim(label) <> ''),
    constraint member_position_said check (length(btrim(position)) between 1 and 100),
    constraint member_days_forward check (ended_on is null or ended_on > from_day),
    -- One leads at a time.
    constraint one_leader_at_a_time exclude using gist (leading_group with =, daterange(from_day, ended_on) with &&) where (role = 'LEADER')
);
create index member_of_group on coordination.group_member (county, leading_group, place, id);
call app.protect('coordination.group_member');

do $$
declare
    target text;
begin
    foreach target in array array['leading_group', 'group_member'] loop
        execute format('create policy office_adds on coordination.%I as restrictive for insert to ${app_user} with check (app.may_write_entry(null, null))', target);
        execute format('create policy office_changes on coordination.%I as restrictive for update to ${app_user} using (app.may_write_entry(null, null))', target);
        execute format('create policy office_removes on coordination.%I as restrictive for delete to ${app_user} using (app.may_write_entry(null, null))', target);
    end loop;
end $$;
