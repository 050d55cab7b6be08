package dev.fstore.postgres.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fstore.postgres.codec.generated.Compiled;
import dev.fstore.postgres.codec.generated.UnsupportedSource;
import dev.fstore.postgres.codec.mapping.UnsupportedTypeException;
import dev.fstore.sql.Reliability;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that could not be read back are refused before anything is written. {@code -Dfstore.seed=7} begins at another seed. */
class UnsupportedTypesTest {

    private static final long SEED = Long.getLong("fstore.seed", 1);
    private static final int TYPES = Reliability.HEAVY ? 2_000 : 180;

    @Test
    void a_type_that_cannot_be_read_back_is_refused_with_its_path_when_the_codec_is_built(@TempDir Path folder)
            throws Exception {
        var loader = Compiled.compile(new UnsupportedSource(SEED).sources(TYPES), folder);

        for (int i = 0; i < TYPES; i++) {
            var type = loader.loadClass("generated.U" + i);
            var refusal = catchThrowable(() -> EventCodec.json().with("generated", type));
            assertThat(refusal)
                    .as("-Dfstore.seed=%s: %s", SEED, type.getRecordComponents()[0])
                    .isInstanceOf(UnsupportedTypeException.class)
                    .hasMessageMatching("(?s).*U%s(\\.wrong|: raw type).*".formatted(i))
                    .hasMessageContaining("To store it, ");
            assertThat(((UnsupportedTypeException) refusal).refusals())
                    .allSatisfy(each -> assertThat(each.path()).startsWith(type.getSimpleName()));
        }
        Reliability.record(
                "types that cannot be read back",
                String.format(
                        Locale.ROOT, "%,d generated from seed %s: all refused when the codec was built", TYPES, SEED),
                "none");
    }
}
