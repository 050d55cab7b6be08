package dev.fstore.postgres.codec.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes whose source a test has written. */
public final class Compiled {

    private Compiled() {}

    /** A loader of these classes, which see everything that the test sees. */
    public static ClassLoader compile(Map<String, String> sources, Path folder) {
        run(sources, folder, List.of("-classpath", System.getProperty("java.class.path")));
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles into a folder. */
    public static void run(Map<String, String> sources, Path folder, List<String> options) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var errors = new DiagnosticCollector<JavaFileObject>();
        var units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        var all = new ArrayList<>(options);
        all.addAll(List.of("-proc:none", "-nowarn", "-d", folder.toString()));
        if (!ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, errors, all, null, units)
                .call()) {
            throw new IllegalStateException(errors.getDiagnostics().toString());
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
