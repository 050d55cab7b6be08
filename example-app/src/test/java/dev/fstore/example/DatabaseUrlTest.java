package dev.fstore.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db:5433/shop?user=u,    jdbc:postgresql://db:5433/shop?user=u",
        "postgres://db/shop,                       jdbc:postgresql://db/shop?",
        "postgresql://ann@db:5433/shop,            jdbc:postgresql://db:5433/shop?user=ann",
        "postgres://ann:p%26%3A%2Bw@db/shop,       jdbc:postgresql://db/shop?user=ann&password=p%26%3A%2Bw",
        "postgres://ann:pw@db/shop?sslmode=require,jdbc:postgresql://db/shop?sslmode=require&user=ann&password=pw",
    })
    void addresses_become_what_the_driver_understands(String text, String jdbc) {
        assertThat(DatabaseUrl.parse(text).jdbc()).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "db", "mysql://db/shop", "jdbc:mysql://db/shop", "postgres:", "postgres://", "postgres://%"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_password_is_not_shown() {
        assertThat(DatabaseUrl.parse("postgres://ann:secret@db/shop")).hasToString("jdbc:postgresql://db/shop");
    }
}
