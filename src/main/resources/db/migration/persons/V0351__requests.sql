-- What people ask for about their own data (个人信息保护法 art. 45 to 47), and what was answered.
create table persons.request (
    id uuid primary key,
    county bigint not null,
    person uuid not null,
    account uuid not null,
    kind text not null,
    -- The column to be corrected; OTHER for what the words say.
    about text,
    -- The right number, sealed like the columns themselves; let go with the answer.
    proposed bytea,
    words text not null,
    at timestamptz not null,
    state text not null,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_name text,
    answer text,
    -- When the person saw the answer.
    told_at timestamptz,
    constraint request_kind_known check (kind in ('CORRECTION', 'DELETION')),
    constraint request_state_known check (state in ('ASKED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    constraint correction_says_of_what check ((kind = 'CORRECTION') = (about is not null)),
    constraint request_about_known check (about in ('MOBILE', 'IDENTITY', 'CARD', 'OTHER')),
    constraint request_is_open_or_closed check ((state = 'ASKED') = (closed_at is null)),
    constraint refusal_has_its_reason check (state <> 'REFUSED' or btrim(answer) <> ''),
    constraint closed_request_keeps_no_number check (proposed is null or state = 'ASKED'),
    constraint told_what_was_answered check (told_at is null or state in ('ACCEPTED', 'REFUSED'))
);
create index request_of_county on persons.request (county, at desc);
create index request_waiting on persons.request (county) where state = 'ASKED';
create index answer_untold on persons.request (account) where state in ('ACCEPTED', 'REFUSED') and told_at is null;
-- One at a time about one thing.
create unique index asked_once on persons.request (person, kind, coalesce(about, '')) where state = 'ASKED' and coalesce(about, '') <> 'OTHER';

call app.protect('persons.request');
create policy asker_adds on persons.request for insert to ${app_user}
    with check (county >= (select app.read_low()) and county < (select app.read_high())
        and account = (select nullif(current_setting('app.actor', true), '')::uuid) and person = (select persons.own()) and state = 'ASKED');
create policy asker_changes on persons.request for update to ${app_user}
    using (county >= (select app.read_low()) and county < (select app.read_high())
        and account = (select nullif(current_setting('app.actor', true), '')::uuid))
    with check (account = (select nullif(current_setting('app.actor', true), '')::uuid));
create policy reach on persons.request as restrictive to ${app_user}
    using ((select app.entries()) = 'ALL' or account = (select nullif(current_setting('app.actor', true), '')::uuid))
    with check ((select app.entries()) = 'ALL' or account = (select nullif(current_setting('app.actor', true), '')::uuid));

-- A closed request stays as it was closed; only that the person saw the answer is noted, once.
create function persons.request_moves() returns trigger language plpgsql as $$
begin
    if old.state = 'ASKED' then
        return new;
    end if;
    if old.told_at is not null or (to_jsonb(new) - 'told_at') <> (to_jsonb(old) - 'told_at') then
        raise exception 'a closed request stays as it is' using errcode = '55000';
    end if;
    return new;
end $$;
create trigger moves before update on persons.request for each row execute function persons.request_moves();
create trigger kept before delete on persons.request for each row execute function persons.keep_three_years();
create trigger whole before truncate on persons.request for each statement execute function persons.keep();
