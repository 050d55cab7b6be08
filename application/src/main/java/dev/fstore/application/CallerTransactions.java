package dev.fstore.application;

/**
 * Tells about transactions that a framework such as Spring or JTA binds to the calling thread. With {@link #none()} there are
 * none, and each append commits before it returns.
 */
public interface CallerTransactions {

    /** Whether the calling thread is in a transaction that the framework will commit. */
    boolean inTransaction();

    /**
     * Runs {@code action} after the transaction of the calling thread has committed, or never if it rolls back. Runs it at once
     * if there is no transaction.
     */
    void afterCommit(Runnable action);

    /** For applications without such a framework. */
    static CallerTransactions none() {
        return new CallerTransactions() {

            @Override
            public boolean inTransaction() {
                return false;
            }

            @Override
            public void afterCommit(Runnable action) {
                action.run();
            }
        };
    }
}
