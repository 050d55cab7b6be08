package dev.fstore.postgres.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Golden files of events, for a test: one sample of each type and version in a folder that is checked in, and beside it
 * the event that it is read as. The test fails if a change of the code makes a stored event unreadable, or gives it
 * another meaning.
 *
 * @param <E> event
 */
public final class EventSamples<E> {

    private static final String STORED = ".json";
    private static final Pattern VERSION = Pattern.compile("\\d+\\.json");

    private final Path folder;
    private final EventCodec<E> codec;
    private final List<String> faults = new ArrayList<>();

    private EventSamples(Path folder, EventCodec<E> codec) {
        this.folder = folder;
        this.codec = codec;
    }

    /** The samples in this folder, as {@code codec} writes and reads them. */
    public static <E> EventSamples<E> in(Path folder, EventCodec<E> codec) {
        return new EventSamples<>(folder, codec);
    }

    /**
     * Checks all files. Writes those that are missing, and fails then too: review and commit them. Never changes one.
     *
     * @param samples at least one event of each type that is written
     * @throws AssertionError that lists all differences
     */
    public void check(List<? extends E> samples) {
        faults.clear();
        samples.forEach(sample -> write(codec.encode(sample)));
        codec.types().stream()
                .filter(type -> !Files.exists(file(type, STORED)))
                .sorted(Comparator.comparing(EventType::toString))
                .forEach(type -> faults.add("%s has no sample: pass an event of it to check".formatted(type)));
        stored().forEach(this::read);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private Path file(EventType type, String ending) {
        return folder.resolve(type.decider()).resolve(type.name()).resolve(type.version() + ending);
    }

    private void write(EncodedEvent sample) {
        var file = file(sample.type(), STORED);
        if (!Files.exists(file)) {
            write(file, sample.json());
        }
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text + "\n", UTF_8);
            faults.add("%s was missing and is written: review and commit it".formatted(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<EncodedEvent> stored() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file ->
                            VERSION.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .map(this::stored)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EncodedEvent stored(Path file) {
        var names = folder.relativize(file);
        var type = new EventType(
                names.getName(0).toString(),
                names.getName(1).toString(),
                Long.parseLong(names.getName(2).toString().replace(STORED, "")));
        return new EncodedEvent(type, text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(EncodedEvent sample) {
        try {
            var events = codec.decode(sample).stream().map(codec::encode).toList();
            compare(sample.type(), events);
        } catch (UndecodableException | UnreadableEventException e) {
            faults.add(
                    "%s cannot be read any more: %s. Give the event a new version and add a step from this one to the History"
                            .formatted(sample.type(), e.getMessage()));
        }
    }

    /** A file for each version that it is read as: {@code 1.as.2.json}. */
    private void compare(EventType type, List<EncodedEvent> events) {
        String versions = events.stream()
                .map(event -> String.valueOf(event.type().version()))
                .collect(Collectors.joining("+"));
        var file = file(type, ".as.%s.json".formatted(events.isEmpty() ? "none" : versions));
        String read = events.stream()
                .map(event -> event.type().name() + " " + event.json())
                .collect(Collectors.joining("\n"));
        if (!Files.exists(file)) {
            write(file, read);
        } else if (!text(file).equals(read)) {
            faults.add(
                    "%s is read as something else than before. Was:\n%s\nIs:\n%s\nGive the event a new version and add a step to the History; or, if the old meaning was wrong, delete %s"
                            .formatted(type, text(file), read, file));
        }
    }
}
