-- 走访: what a unit saw where it is linked to. Participants are the people met, recipients those of them who were called upon or helped.
insert into ledger.kind (code, commons, position, measures, fields) values
    ('visit', 'ORGANISATION', 15, '{participants,recipients}', '{place,partners}');
