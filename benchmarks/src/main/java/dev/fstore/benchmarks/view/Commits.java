package dev.fstore.benchmarks.view;

import dev.fstore.application.Recorded;
import dev.fstore.application.handler.EventHandler;
import dev.fstore.benchmarks.command.Account.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionListener;
import org.jooq.impl.DSL;

/** Reports handled events once their transaction has committed. */
final class Commits implements TransactionListener {

    private final Consumer<List<Recorded<Opened>>> listener;
    private final ThreadLocal<List<Recorded<Opened>>> handled = ThreadLocal.withInitial(ArrayList::new);

    Commits(Consumer<List<Recorded<Opened>>> listener) {
        this.listener = listener;
    }

    DSLContext in(DataSource source) {
        var database = DSL.using(source, SQLDialect.POSTGRES);
        database.configuration().set(this);
        return database;
    }

    EventHandler<Opened> noting(EventHandler<Opened> handler) {
        return new EventHandler<>() {
            @Override
            public void handle(Recorded<Opened> event) {
                handleAll(List.of(event));
            }

            @Override
            public void handleAll(List<Recorded<Opened>> events) {
                handler.handleAll(events);
                handled.get().addAll(events);
            }
        };
    }

    @Override
    public void beginStart(TransactionContext context) {
        handled.get().clear();
    }

    @Override
    public void commitEnd(TransactionContext context) {
        listener.accept(List.copyOf(handled.get()));
        handled.get().clear();
    }
}
