-- Otherwise a stream would be left out without a word.
SELECT claim_streams('{order}', '{a,b}');
--! 22S04 decider_ids must be as long as v_deciders, but was '2'
