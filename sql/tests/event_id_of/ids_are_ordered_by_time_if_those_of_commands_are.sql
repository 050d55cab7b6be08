SELECT event_id_of('01890a5d-ac96-774b-bcce-b302099a8057', 9) < event_id_of('01890a5d-ac97-774b-bcce-b302099a8057', 1);
--> t
