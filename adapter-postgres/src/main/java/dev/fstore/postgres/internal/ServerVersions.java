package dev.fstore.postgres.internal;

/**
 * jOOQ's open edition warns at the first statement that PostgreSQL 14 to 17 are older than its dialect. The store's statements
 * avoid newer syntax, and the tests run on each of these versions. So the warning would only alarm.
 */
final class ServerVersions {

    /** By which jOOQ sets the level of the logger that has no other message. */
    static final String LEVEL = "org.jooq.log.org.jooq.impl.DefaultExecuteContext.logVersionSupport";

    private ServerVersions() {}

    /** Unless the application has chosen a level. */
    static void silenceWarning() {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "ERROR");
        }
    }
}
