package dev.fstore.postgres.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class LibraryVersionsTest {

    @Test
    void an_older_jooq_is_answered_in_one_sentence() {
        assertThat(LibraryVersions.problem("3.19"))
                .startsWith("fstore needs jOOQ 3.21 or newer, but jOOQ 3.19 is on the class path")
                .contains("jooq.version");
    }

    @Test
    void the_jooq_of_the_build_and_newer_ones_are_taken() {
        assertThat(LibraryVersions.problem("3.21")).isEmpty();
        assertThat(LibraryVersions.problem("4.0")).isEmpty();
        assertThatCode(LibraryVersions::requireSupported).doesNotThrowAnyException();
    }
}
