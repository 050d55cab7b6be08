package dev.fstore.spring;

import org.jooq.Transaction;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Transactions of jOOQ's are Spring's, so that JdbcTemplate, JPA and others take part in them. */
record SpringTransactions(PlatformTransactionManager manager) implements TransactionProvider {

    private record Begun(TransactionStatus status) implements Transaction {}

    @Override
    public void begin(TransactionContext context) {
        var definition = new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);
        context.transaction(new Begun(manager.getTransaction(definition)));
    }

    @Override
    public void commit(TransactionContext context) {
        manager.commit(status(context));
    }

    @Override
    public void rollback(TransactionContext context) {
        manager.rollback(status(context));
    }

    private static TransactionStatus status(TransactionContext context) {
        if (context.transaction() instanceof Begun(var status)) {
            return status;
        }
        throw new IllegalStateException("Only transactions that were begun here can end here");
    }
}
