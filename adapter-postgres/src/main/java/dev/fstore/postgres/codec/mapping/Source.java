package dev.fstore.postgres.codec.mapping;

import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.IOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A JSON text; carried by its parser, so that a mapping can look ahead. */
final class Source extends ObjectReadContext.Base {

    private static final int LONGEST = 1 << 20; // of what the store keeps

    /** Of nobody else, so that no configuration of an application changes what is stored. Reads whatever the store has kept. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .build())
            .build();

    private final String text;

    Source(String text) {
        this.text = text;
    }

    static Source of(JsonParser in) {
        return (Source) in.objectReadContext();
    }

    JsonParser parser() {
        return FACTORY.createParser(this, text);
    }

    JsonParser parserAt(long offset) {
        try {
            Reader rest = new StringReader(text);
            long skipped = rest.skip(offset);
            assert skipped == offset;
            return FACTORY.createParser(this, rest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
