package dev.fstore.example;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a PostgreSQL server is.
 *
 * @param jdbc the address for the driver, with user and password in it if they were given
 */
record DatabaseUrl(String jdbc) {

    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Understands {@code jdbc:postgresql://…} and {@code postgres://user:password@host:port/database}.
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

    /** Without what follows the question mark, where a password may be. */
    @Override
    public String toString() {
        return jdbc.replaceAll("\\?.*", "");
    }
}
