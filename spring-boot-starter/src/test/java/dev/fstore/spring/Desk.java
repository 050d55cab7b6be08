package dev.fstore.spring;

import dev.fstore.application.Append;
import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.Metadata;
import dev.fstore.application.StreamId;
import dev.fstore.application.Version;
import dev.fstore.spring.OrderApplication.OrderEvent;
import dev.fstore.spring.OrderApplication.Place;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Places orders and writes to a table of its own. */
class Desk {

    private final CommandHandler<Place, Boolean, OrderEvent, String> orders;
    private final EventRepository<OrderEvent> repository;
    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager manager;

    Desk(
            CommandHandler<Place, Boolean, OrderEvent, String> orders,
            EventRepository<OrderEvent> repository,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager) {
        this.orders = orders;
        this.repository = repository;
        this.jdbc = jdbc;
        this.manager = manager;
    }

    @Transactional
    public boolean place(String id) {
        jdbc.update("INSERT INTO desk (id) VALUES (?)", id);
        return orders.handle(new Place(id), Metadata.empty().withCommandId(UUID.randomUUID()))
                .isRight();
    }

    @Transactional
    public void placeAndFail(String id) {
        place(id);
        throw new IllegalStateException("changed its mind");
    }

    /** Whatever is nested goes when the outer transaction goes. */
    @Transactional
    public void placeAndFailNested(String id) {
        within(TransactionDefinition.PROPAGATION_NESTED, () -> place(id));
        throw new IllegalStateException("changed its mind");
    }

    /** Only what is nested goes when the nested transaction goes. */
    @Transactional
    public boolean placeAndFailInside(String id) {
        try {
            within(TransactionDefinition.PROPAGATION_NESTED, () -> placeAndFail(id));
            return false;
        } catch (IllegalStateException e) {
            return place(id);
        }
    }

    /** What has a transaction of its own stays. */
    @Transactional
    public void placeAnywayAndFail(String id) {
        within(TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> place(id));
        throw new IllegalStateException("changed its mind");
    }

    /** Appends as if nothing was there yet. */
    @Transactional
    public boolean placeBehindNothing(String id) {
        boolean isAppended = repository
                .append(
                        List.of(new Append<>(
                                new StreamId("order", id), Version.NONE, List.of(new OrderEvent.Placed(id)), false)),
                        Metadata.empty())
                .isRight();
        jdbc.update("INSERT INTO desk (id) VALUES (?)", id);
        return isAppended;
    }

    private void within(int propagation, Runnable work) {
        var template = new TransactionTemplate(manager);
        template.setPropagationBehavior(propagation);
        template.executeWithoutResult(status -> work.run());
    }
}
