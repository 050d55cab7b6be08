package dev.fstore.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import io.vavr.control.Either;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class SpecsAloneTest {

    @Test
    void specs_need_neither_junit_nor_assertj() throws Exception {
        var needed = Stream.of(
                        SpecsAlone.class,
                        GivenWhenThen.class,
                        StreamId.class,
                        View.class,
                        Either.class,
                        io.vavr.match.annotation.Unapply.class,
                        com.fasterxml.uuid.Generators.class,
                        AssertionFailedError.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(needed, ClassLoader.getPlatformClassLoader())) {
            for (var absent : new Class<?>[] {Test.class, org.assertj.core.api.Assertions.class}) {
                assertThatExceptionOfType(ClassNotFoundException.class)
                        .isThrownBy(() -> loader.loadClass(absent.getName()));
            }
            var constructor = loader.loadClass(SpecsAlone.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);

            ((Runnable) constructor.newInstance()).run();
        }
    }
}
