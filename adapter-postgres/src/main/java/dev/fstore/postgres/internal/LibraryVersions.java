package dev.fstore.postgres.internal;

import org.jooq.Constants;

/**
 * Recognizes a jOOQ that is older than the one that generated the store's code, as older frameworks bring it: it would fail with
 * a {@link NoSuchMethodError} somewhere. The constants are read by reflection, since the compiler copies them.
 */
final class LibraryVersions {

    private static final int OLDEST_MINOR_OF_3 = 21;

    private static final String PROBLEM = problem(versionOfJooq());

    private LibraryVersions() {}

    /** @throws IllegalStateException if jOOQ is too old */
    static void requireSupported() {
        if (!PROBLEM.isEmpty()) {
            throw new IllegalStateException(PROBLEM);
        }
    }

    /** What is wrong with this version such as 3.21, and what to do; or nothing. */
    static String problem(String version) {
        return version.matches("[0-2]\\..*") || (version.startsWith("3.") && minor(version) < OLDEST_MINOR_OF_3)
                ? "fstore needs jOOQ 3.%s or newer, but jOOQ %s is on the class path. Raise its version; with Spring Boot before 4.1, set the property jooq.version"
                        .formatted(OLDEST_MINOR_OF_3, version)
                : "";
    }

    private static int minor(String version) {
        return Integer.parseInt(version.replaceFirst("3\\.(\\d+).*", "$1"));
    }

    private static String versionOfJooq() {
        try {
            return String.valueOf(Constants.class.getField("MINOR_VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            return ""; // a jOOQ that says otherwise how new it is
        }
    }
}
