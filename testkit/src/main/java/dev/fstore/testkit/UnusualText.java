package dev.fstore.testkit;

/** What quoting, escaping and encoding get wrong. */
final class UnusualText {

    /** Text that may name something: nothing in it is invisible. */
    static final String NAME = "naïve 'single' \"double\" \\back\\slash {\"json\": [1]} $1 ?%s ; -- 漢字 e\u0301 🦆";

    static final String SAMPLE = NAME + "\n\t";

    private UnusualText() {}
}
