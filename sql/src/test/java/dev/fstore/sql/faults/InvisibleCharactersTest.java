package dev.fstore.sql.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.sql.Session;
import dev.fstore.sql.SessionExtension;
import dev.fstore.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names against Unicode, one code point at a time. */
@ExtendWith({PostgresExtension.class, SessionExtension.class})
class InvisibleCharactersTest {

    /** Unicode's Default_Ignorable_Code_Point, from DerivedCoreProperties.txt. The JDK does not know it. */
    private static final int[][] IGNORABLE = {
        {0xAD, 0xAD},
        {0x34F, 0x34F},
        {0x61C, 0x61C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFF8},
        {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF}
    };

    private final Session session;

    InvisibleCharactersTest(Session session) {
        this.session = session;
    }

    @Test
    void a_name_contains_every_character_but_those_that_do_not_show() throws SQLException {
        var refused = session
                .query(
                        "SELECT n FROM generate_series(1, 1114111) n WHERE n NOT BETWEEN 55296 AND 57343 AND NOT is_name('x' || chr(n))")
                .stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet());

        assertThat(refused).hasSizeGreaterThan(100_000).isEqualTo(invisible());
    }

    private static Set<Integer> invisible() {
        return IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(InvisibleCharactersTest::isInvisible)
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                IntStream.range(0, IGNORABLE.length)
                        .anyMatch(i -> IGNORABLE[i][0] <= codePoint && codePoint <= IGNORABLE[i][1]);
        };
    }
}
