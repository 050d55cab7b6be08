package dev.fstore.example.evolution;

/** The facts of an order, which no version of its events may change. */
record Bill(long cents, String status) {

    static final Bill NONE = new Bill(0, "none");

    Bill plus(long more) {
        return new Bill(cents + more, status);
    }

    Bill now(String status) {
        return new Bill(cents, status);
    }
}
