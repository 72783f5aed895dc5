-- 拟稿 > 核稿 > 签发 > 报送. A report that is sent up has been read by a second pair of eyes and signed on paper by a leader.
alter table report.edition
    drop constraint edition_state_check,
    add constraint edition_state check (state in ('DRAFT', 'REVIEW', 'REVIEWED', 'SIGNED', 'FROZEN')),
    -- Accounts: who sent it for review, and who passed it.
    add column sender uuid,
    add column reviewer uuid,
    -- Nobody else could review it; the reason stands in its history.
    add column waived boolean not null default false,
    -- The signing in force.
    add column signing uuid;

-- Every move, in its order: who, when, in which words. Nothing is taken back, only added.
create table report.move (
    edition uuid not null,
    no int not null check (no > 0),
    county bigint not null,
    deed text not null check (deed in ('SEND', 'APPROVE', 'WAIVE', 'RETURN', 'SIGN', 'FREEZE')),
    revision int not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    words text check (length(words) between 1 and 500),
    primary key (edition, no),
    foreign key (edition, county) references report.edition (id, county),
    -- Whoever sends a text back, or lets it pass unreviewed, says why.
    constraint move_says_why check (deed not in ('WAIVE', 'RETURN') or words is not null)
);
call app.protect('report.move');
revoke update, delete on report.move from ${app_user};

-- 签发: what a leader signed on paper, and up to which posting number its figures count. A second signing is another row.
create table report.signing (
    id uuid primary key,
    edition uuid not null,
    county bigint not null,
    leader text not null check (length(leader) between 1 and 50),
    position text not null check (length(position) between 1 and 100),
    day date not null,
    -- The signed paper as it was scanned. Missing only where the county's rule said at the time that it may.
    scan uuid references files.document,
    scan_optional boolean not null,
    posting bigint not null,
    revision int not null,
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    foreign key (edition, county) references report.edition (id, county),
    unique (id, edition, county),
    constraint signed_paper_is_kept check (scan is not null or scan_optional)
);
create index signing_of_edition on report.signing (edition, id);
call app.protect('report.signing');
revoke update, delete on report.signing from ${app_user};

alter table report.edition
    add constraint signing_is_of_this_edition foreign key (signing, id, county) references report.signing (id, edition, county),
    add constraint sent_by_somebody check (state <> 'REVIEW' or sender is not null),
    -- Four eyes: nobody passes what he sent himself.
    add constraint four_eyes check (reviewer is null or reviewer <> sender),
    -- Not of editions that were frozen before there were steps: those never change again.
    add constraint reviewed_by_another_or_said_why_not
        check (state not in ('REVIEWED', 'SIGNED', 'FROZEN') or waived or num_nonnulls(sender, reviewer) = 2) not valid,
    add constraint signed_before_it_is_sent_up check ((signing is not null) = (state in ('SIGNED', 'FROZEN'))) not valid;

-- Whether a signing needs the scanned paper: it does unless the county said otherwise. Append-only, the latest counts.
create table report.signing_rule (
    county bigint not null,
    no int not null check (no > 0),
    scan_optional boolean not null,
    reason text not null check (length(reason) between 1 and 200),
    at timestamptz not null,
    actor uuid,
    actor_name text not null,
    primary key (county, no)
);
call app.protect('report.signing_rule');
revoke update, delete on report.signing_rule from ${app_user};

-- Only from one step to the next; a text leaves the desk of whoever drafts it when it is sent for review; those who send and pass it are
-- those who say they are.
create function report.guard_steps() returns trigger language plpgsql as $$
declare
    actor uuid := nullif(current_setting('app.actor', true), '')::uuid;
begin
    if (old.state, new.state) not in (('DRAFT', 'DRAFT'), ('DRAFT', 'REVIEW'), ('DRAFT', 'REVIEWED'), ('REVIEW', 'REVIEWED'),
            ('REVIEW', 'DRAFT'), ('REVIEWED', 'SIGNED'), ('REVIEWED', 'DRAFT'), ('SIGNED', 'FROZEN'), ('SIGNED', 'DRAFT')) then
        raise exception 'edition % does not go from % to %', old.id, old.state, new.state using errcode = '55000';
    end if;
    if old.state <> 'DRAFT' and (old.text, old.title, old.revision) is distinct from (new.text, new.title, new.revision) then
        raise exception 'edition % is no draft, its text stays', old.id using errcode = '55000';
    end if;
    if old.state = 'DRAFT' and new.state = 'REVIEWED' and not new.waived then
        raise exception 'edition % was not reviewed', old.id using errcode = '55000';
    end if;
    if old.state = 'DRAFT' and new.state = 'REVIEW' and new.sender is distinct from actor
            or old.state = 'REVIEW' and new.state = 'REVIEWED'
                and (new.reviewer is distinct from actor or new.sender is distinct from old.sender)
            or old.state in ('REVIEWED', 'SIGNED') and new.state <> 'DRAFT'
                and (new.sender, new.reviewer, new.waived) is distinct from (old.sender, old.reviewer, old.waived)
            or old.state = 'SIGNED' and new.state = 'FROZEN'
                and (new.signing is distinct from old.signing
                    or new.posting is distinct from (select s.posting from report.signing s where s.id = old.signing)) then
        raise exception 'edition %: those who sent, passed and signed it stay who they are', old.id using errcode = '55000';
    end if;
    return new;
end $$;
create trigger steps_in_order before update on report.edition for each row execute function report.guard_steps();

-- Figures are pinned when the paper is signed. Sent back to be drafted anew, nothing is pinned any more: what had been signed can be told
-- from the signing's posting number. The application itself still cannot remove a kept figure.
create function report.unpin() returns trigger language plpgsql security definer set search_path = report, pg_catalog, pg_temp as $$
begin
    delete from report.edition_row where edition = old.id;
    delete from report.edition_figure where edition = old.id;
    return null;
end $$;
create trigger redrafted_is_live_again after update on report.edition for each row
    when (old.state = 'SIGNED' and new.state = 'DRAFT') execute function report.unpin();
