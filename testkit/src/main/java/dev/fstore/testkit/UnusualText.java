package dev.fstore.testkit;

/** What quoting, escaping and encoding get wrong. */
final class UnusualText {

    static final String SAMPLE =
            "naïve 'single' \"double\" \\back\\slash {\"json\": [1]} $1 ?%s ; -- \n\t 漢字 e\u0301 🦆";

    private UnusualText() {}
}
