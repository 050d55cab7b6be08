SELECT payload_size(NULL);
--> null
