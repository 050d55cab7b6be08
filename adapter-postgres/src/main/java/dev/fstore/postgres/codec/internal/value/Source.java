package dev.fstore.postgres.codec.internal.value;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A JSON text; carried by its parser, so that a mapping can look ahead. */
public final class Source extends ObjectReadContext.Base {

    private static final int LONGEST = 1 << 20; // of what the store keeps

    /** Our own factory, so that no application setting changes stored JSON. Reads every text that the store accepts. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .build())
            .build();

    private final String text;

    public Source(String text) {
        this.text = text;
    }

    public static Source of(JsonParser in) {
        return (Source) in.objectReadContext();
    }

    public JsonParser parser() {
        return FACTORY.createParser(this, text);
    }

    public JsonParser parserAt(long offset) {
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
