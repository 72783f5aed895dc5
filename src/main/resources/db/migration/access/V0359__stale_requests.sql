-- For the clean-up: how many kept requests are older than a moment and how old the oldest of the others is, whoever made them; each
-- account sees its own only.
create function access.old_requests(before timestamptz) returns bigint
    language sql stable security definer set search_path = pg_catalog as $$
    select count(*) from access.api_request where claimed_at < before
$$;
create function access.oldest_request() returns timestamptz
    language sql stable security definer set search_path = pg_catalog as $$
    select min(claimed_at) from access.api_request
$$;
revoke all on function access.old_requests(timestamptz), access.oldest_request() from public;
grant execute on function access.old_requests(timestamptz), access.oldest_request() to ${app_user};
