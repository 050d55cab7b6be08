package dev.fstore.testkit.contract;

/** Text that breaks careless quoting, escaping and encoding. */
final class UnusualText {

    /** Text without invisible characters, usable as a name. */
    static final String NAME = "naïve 'single' \"double\" \\back\\slash {\"json\": [1]} $1 ?%s ; -- 漢字 e\u0301 🦆";

    static final String SAMPLE = NAME + "\n\t";

    private UnusualText() {}
}
