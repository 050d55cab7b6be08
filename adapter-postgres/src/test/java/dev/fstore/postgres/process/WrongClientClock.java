package dev.fstore.postgres.process;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/** An agent that sets the clock of a JVM wrong, by as many seconds as the property {@value #OFFSET} says. */
final class WrongClientClock {

    private static final String OFFSET = "fstore.clock.offset";

    private WrongClientClock() {}

    /** Makes the jar by which a JVM loads it, and returns the options of such a JVM. */
    static String[] options(Path folder, long seconds) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WrongClientClock.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        var jar = folder.resolve("clock" + seconds + ".jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return new String[] {"-javaagent:" + jar, "-D" + OFFSET + "=" + seconds};
    }

    /** Called by the JVM before its main program. */
    public static void premain(String arguments, Instrumentation jvm) {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named("java.time.Clock"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Shifted.class).on(named("currentInstant"))))
                .installOn(jvm);
    }

    /** Copied into the end of the method that all clocks of the JVM ask. */
    static final class Shifted {

        private Shifted() {}

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable") // the agent makes it the method's result
        static void shift(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusSeconds(Long.getLong("fstore.clock.offset", 0));
        }
    }
}
