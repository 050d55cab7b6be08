package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void only_the_first_difference_is_marked() {
        assertThat(new SideBySide(List.of("a", "b", "c"), List.of("a", "x", "y", "z")))
                .hasToString("""
                            expected  | actual
                            a         | a
                          > b         | x
                            c         | y
                            (nothing) | z\
                        """);
    }

    @Test
    void a_long_value_wraps_between_words_and_the_first_line_that_differs_is_marked() {
        var address = "Address[street=Unter den Linden, number=%s, city=Berlin, country=Germany, note=second door, %s]";

        assertThat(new SideBySide(
                        List.of(address.formatted(77, "third floor")), List.of(address.formatted(77, "first floor"))))
                .hasToString("""
                            expected                                                 | actual
                            Address[street=Unter den Linden, number=77, city=Berlin, | Address[street=Unter den Linden, number=77, city=Berlin,
                          >   country=Germany, note=second door, third floor]        |   country=Germany, note=second door, first floor]\
                        """);
    }

    @Test
    void a_long_word_is_not_cut() {
        var token = "0123456789".repeat(10);

        assertThat(new SideBySide(List.of("a " + token + " z"), List.of("b")).toString())
                .contains("> a " + token + " | b")
                .contains("    z ");
    }

    @Test
    void the_lines_of_a_value_are_lines() {
        assertThat(new SideBySide(List.of("{\n  one\n}"), List.of("{\n  two\n}")))
                .hasToString("""
                            expected | actual
                            {        | {
                          >   one    |   two
                            }        | }\
                        """);
    }

    @Test
    void values_that_only_print_the_same_are_called_different() {
        assertThat(new SideBySide(List.of(1), List.of(1L))).hasToString("""
                            expected                              | actual
                          > 1                                     | 1
                            (prints the same as the actual value, | but equals() says that it is another)\
                        """);
    }
}
