package bank;

import bank.Event.Deposited;
import bank.Event.Transferred;
import bank.Event.Withdrawn;
import dev.fstore.domain.View;

/** Everything that went into an account and out of it, in cents. */
record Statement(long in, long out) {

    static View<Statement, Event> view() {
        return View.of(new Statement(0, 0), (statement, event) -> switch (event) {
            case Deposited(var cents) -> new Statement(statement.in + cents, statement.out);
            case Withdrawn(var cents) -> new Statement(statement.in, statement.out + cents);
            case Transferred(var to, var cents) -> new Statement(statement.in, statement.out + cents);
        });
    }
}
