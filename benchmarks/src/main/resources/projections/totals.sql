CREATE TABLE totals (stream text PRIMARY KEY, number bigint NOT NULL, sum bigint NOT NULL);
