-- Of a meeting that is entered after it took place no notice goes out: it is held from the plan.
create or replace function coordination.meeting_step() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and (old.state, new.state) not in (('PLANNED', 'CALLED'), ('PLANNED', 'HELD'), ('PLANNED', 'CANCELLED'),
            ('CALLED', 'HELD'), ('CALLED', 'CANCELLED'), ('HELD', 'MINUTED'), ('HELD', 'CANCELLED')) then
        raise exception 'a meeting does not go from % to %', old.state, new.state using errcode = '23514', constraint = 'meeting_step';
    end if;
    if old.state in ('MINUTED', 'CANCELLED') then
        raise exception 'a meeting that is % stays as it is', old.state using errcode = '23514', constraint = 'meeting_is_closed';
    end if;
    return new;
end $$;
