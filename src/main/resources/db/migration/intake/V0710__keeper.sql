-- Whose it is to finish an upload where its uploader handed his post over; who uploaded it stays.
alter table intake.intake add keeper uuid;
