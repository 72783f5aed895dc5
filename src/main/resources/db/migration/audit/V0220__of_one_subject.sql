-- What was recorded of one account, one edition, one intake: for its holder, and for the timeline of a record.
create index if not exists event_of_subject on audit.event (county, subject, id desc);
