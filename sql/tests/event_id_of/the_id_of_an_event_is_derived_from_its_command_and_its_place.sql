SELECT event_id_of('01890a5d-ac96-774b-bcce-b302099a8057', 1);
--> 01890a5d-ac96-8b90-8910-892462e4c04b
SELECT event_id_of('01890a5d-ac96-774b-bcce-b302099a8057', 2);
--> 01890a5d-ac96-8d2d-8870-5f36bfd9d144
