SELECT event_id_of(NULL, 1);
--> null
