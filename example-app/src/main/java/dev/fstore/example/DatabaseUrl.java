package dev.fstore.example;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address of a PostgreSQL database.
 *
 * @param jdbc the JDBC URL, with user and password if they were given
 */
record DatabaseUrl(String jdbc) {

    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Parses {@code jdbc:postgresql://…} and {@code postgres://user:password@host:port/database}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static DatabaseUrl parse(String text) {
        if (text.startsWith(JDBC)) {
            return new DatabaseUrl(text);
        }
        if (text.matches("postgres(ql)?://.+")) {
            return of(URI.create(text));
        }
        throw new IllegalArgumentException(
                "neither jdbc:postgresql://host/database nor postgres://user:password@host/database");
    }

    private static DatabaseUrl of(URI url) {
        var jdbc = new StringBuilder(JDBC).append("//").append(url.getHost());
        if (url.getPort() >= 0) {
            jdbc.append(':').append(url.getPort());
        }
        jdbc.append(url.getRawPath()).append('?');
        Optional.ofNullable(url.getRawQuery())
                .ifPresent(query -> jdbc.append(query).append('&'));
        Optional.ofNullable(url.getUserInfo()).ifPresent(user -> appendUser(jdbc, user.split(":", 2)));
        return new DatabaseUrl(jdbc.toString());
    }

    private static void appendUser(StringBuilder jdbc, String[] user) {
        jdbc.append("user=").append(URLEncoder.encode(user[0], StandardCharsets.UTF_8));
        if (user.length > 1) {
            jdbc.append("&password=").append(URLEncoder.encode(user[1], StandardCharsets.UTF_8));
        }
    }

    /** Leaves out everything after the question mark, because it may contain a password. */
    @Override
    public String toString() {
        return jdbc.replaceAll("\\?.*", "");
    }
}
