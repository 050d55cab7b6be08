-- Installs the store into the first schema of the search path, or brings its functions up to date:
--   psql "$DATABASE_URL" -f install.sql
\set ON_ERROR_STOP on
\set QUIET on
\o /dev/null
BEGIN;
SET LOCAL client_min_messages = warning;
-- Waits for other transactions for ten seconds at most, unless the session says otherwise.
SELECT set_config('lock_timeout', CASE current_setting('lock_timeout') WHEN '0' THEN '10s' ELSE current_setting('lock_timeout') END, true);
-- One installer at a time.
SELECT pg_advisory_xact_lock(hashtextextended(format('fstore %I', current_schema()), 0));
\ir tables/V0.1__deciders.sql
\ir tables/V0.2__events.sql
\ir tables/V0.3__views.sql
\ir tables/V0.4__cursors.sql
\ir tables/V0.5__gaps.sql
\ir tables/V0.6__locks.sql
\ir tables/V0.7__log_positions.sql
\ir tables/V0.8__log_cursor.sql
\ir tables/V0.9__log_gaps.sql
\ir tables/V0.10__states.sql
\ir tables/V0.11__view_states.sql
\ir tables/V0.15__process_instances.sql
\ir functions/R__ack_event.sql
\ir functions/R__ack_events.sql
\ir functions/internal/R__acknowledge.sql
\ir functions/R__append_event.sql
\ir functions/R__append_events.sql
\ir functions/internal/R__await_claim.sql
\ir functions/internal/R__chain_event.sql
\ir functions/internal/R__chain_events.sql
\ir functions/internal/R__claim.sql
\ir functions/R__claim_due_instances.sql
\ir functions/R__claim_instances.sql
\ir functions/R__claim_streams.sql
\ir functions/internal/R__dispatch_events.sql
\ir functions/internal/R__event_id_of.sql
\ir functions/internal/R__failed_instance.sql
\ir functions/R__forget_instances.sql
\ir functions/internal/R__free_place.sql
\ir functions/R__get_events.sql
\ir functions/R__get_events_of_command.sql
\ir functions/R__get_instances.sql
\ir functions/R__get_lag.sql
\ir functions/R__get_last_event.sql
\ir functions/R__get_lateness.sql
\ir functions/R__get_next_due.sql
\ir functions/R__get_next_types.sql
\ir functions/R__get_parked_streams.sql
\ir functions/R__get_state.sql
\ir functions/R__has_overtaken.sql
\ir functions/R__has_processed.sql
\ir functions/internal/R__is_document.sql
\ir functions/internal/R__is_name.sql
\ir functions/internal/R__is_read.sql
\ir functions/internal/R__leased_stream.sql
\ir functions/internal/R__lock_tables.sql
\ir functions/R__move_view.sql
\ir functions/R__nack_event.sql
\ir functions/R__nack_events.sql
\ir functions/internal/R__next_offset.sql
\ir functions/internal/R__next_version.sql
\ir functions/R__order_events.sql
\ir functions/R__park_stream.sql
\ir functions/internal/R__parked_stream.sql
\ir functions/R__pause_view.sql
\ir functions/internal/R__pending_events.sql
\ir functions/internal/R__place_anywhere.sql
\ir functions/R__place_command.sql
\ir functions/R__place_commands.sql
\ir functions/R__place_event.sql
\ir functions/R__place_events.sql
\ir functions/R__postpone_instance.sql
\ir functions/R__read_log.sql
\ir functions/internal/R__refuse_argument.sql
\ir functions/internal/R__refuse_change.sql
\ir functions/internal/R__refuse_delivery.sql
\ir functions/internal/R__refuse_event.sql
\ir functions/internal/R__refuse_instance.sql
\ir functions/internal/R__refuse_save.sql
\ir functions/R__register_decider_event.sql
\ir functions/R__register_view.sql
\ir functions/R__remove_view.sql
\ir functions/R__renew_lease.sql
\ir functions/R__renew_leases.sql
\ir functions/R__replay_instance.sql
\ir functions/R__replay_stream.sql
\ir functions/internal/R__require_document.sql
\ir functions/internal/R__require_event.sql
\ir functions/internal/R__require_name.sql
\ir functions/internal/R__require_range.sql
\ir functions/internal/R__require_same_length.sql
\ir functions/internal/R__require_unmoved.sql
\ir functions/internal/R__require_view.sql
\ir functions/R__save_instances.sql
\ir functions/R__save_states.sql
\ir functions/R__schedule_nack_event.sql
\ir functions/R__skip_deadline.sql
\ir functions/R__skip_event.sql
\ir functions/internal/R__start_view.sql
\ir functions/internal/R__store_clock.sql
\ir functions/R__stream_events.sql
\ir functions/internal/R__stream_of_view.sql
\ir triggers/R__table_triggers.sql
\ir roles/R__update_roles.sql
COMMIT;
