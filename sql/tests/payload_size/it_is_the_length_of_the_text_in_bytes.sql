SELECT payload_size('{}'), payload_size('{"a":1}'), payload_size('{"a": "ö"}');
--> 2 | 8 | 11
