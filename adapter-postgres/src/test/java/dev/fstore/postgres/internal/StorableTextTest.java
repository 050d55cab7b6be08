package dev.fstore.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u0001\uFFFE\uFFFF", "\uD83C\uDF55", "\\u0000", "\\uD83C"})
    void text_is_all_of_Unicode_and_a_backslash_is_a_backslash(String text) {
        assertThat(StorableText.require(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "\\\\u0000", "\\\\\\\\uD83C", "\\n\\u0001", "\\ud83c\\udf55", "\\uD83C\\uDF55\\u0041"})
    void an_escape_is_the_character_that_it_stands_for(String json) {
        assertThat(StorableText.requireJson(json)).isEqualTo(json);
    }

    /** PostgreSQL itself says what is wrong with it. */
    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\u", "\\u00", "\\u00g0", "\\u-001", "\\\\\\"})
    void what_is_no_escape_is_not_judged(String json) {
        assertThat(StorableText.requireJson(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\0", "ab\uD83C", "ab\uDF55", "ab\uDF55\uD83C", "ab\uD83Cx", "ab\uD83C\uD83C\uDF55"})
    void text_without_an_encoding_is_refused_saying_where_it_is(String text) {
        assertThatThrownBy(() -> StorableText.require(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("at index 2, behind: ab");
        assertThatThrownBy(() -> StorableText.requireJson(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\\\u0000",
                "\\n\\ud83c",
                "\\n\\udf55",
                "\\n\\udf55\\ud83c",
                "\\n\\ud83c\\u0041",
                "\\n\\ud83c\\ud83c\\udf55",
                "\\n\\ud83cudf55"
            })
    void an_escape_without_an_encoding_is_refused_saying_where_it_is(String json) {
        assertThatThrownBy(() -> StorableText.requireJson(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at index 2");
    }
}
