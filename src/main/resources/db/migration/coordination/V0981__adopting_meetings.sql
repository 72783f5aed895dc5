-- The meeting that adopted a version is one of the county's. What pointed nowhere until now says so in words alone.
update coordination.regulation_version v set meeting = null
    where meeting is not null and not exists (select from coordination.meeting m where m.county = v.county and m.id = v.meeting);
alter table coordination.regulation_version
    add constraint adopted_by_meeting foreign key (county, meeting) references coordination.meeting (county, id);
create index version_of_meeting on coordination.regulation_version (county, meeting) where meeting is not null;

-- Only a meeting that took place adopts, and on its own day.
create function coordination.adopted_where_it_met() returns trigger language plpgsql as $$
begin
    if not exists (select from coordination.meeting m where m.county = new.county and m.id = new.meeting
            and m.state in ('HELD', 'MINUTED') and m.day = new.adopted_on) then
        raise exception 'a regulation is adopted by a meeting that took place, on its day' using errcode = '23514', constraint = 'adopted_where_it_met';
    end if;
    return null;
end $$;
create trigger adopted_where_it_met after insert or update of meeting, adopted_on on coordination.regulation_version
    for each row when (new.meeting is not null) execute function coordination.adopted_where_it_met();

-- And it stays held, on that day: what was adopted there rests on it.
create function coordination.adopting_meeting_stands() returns trigger language plpgsql as $$
begin
    if exists (select from coordination.regulation_version v where v.county = old.county and v.meeting = old.id) then
        raise exception 'a meeting that adopted a regulation stays held on its day' using errcode = '23514', constraint = 'adopting_meeting_stands';
    end if;
    return null;
end $$;
create trigger adopting_meeting_stands after update on coordination.meeting
    for each row when (old.day <> new.day or new.state = 'CANCELLED' and old.state <> 'CANCELLED') execute function coordination.adopting_meeting_stands();
