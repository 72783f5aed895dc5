-- Number of the key that a value was sealed with (bytes 3 to 6) or marked with (the first four), for finding what an older key left.
create function app.sealing_key(sealed bytea) returns integer
    language sql immutable strict parallel safe as $$
    select (get_byte(sealed, 2) << 24) | (get_byte(sealed, 3) << 16) | (get_byte(sealed, 4) << 8) | get_byte(sealed, 5)
$$;
create function app.marking_key(mark bytea) returns integer
    language sql immutable strict parallel safe as $$
    select (get_byte(mark, 0) << 24) | (get_byte(mark, 1) << 16) | (get_byte(mark, 2) << 8) | get_byte(mark, 3)
$$;
