package dev.fstore.spring;

import static dev.fstore.domain.Decider.accept;
import static dev.fstore.domain.Decider.reject;

import dev.fstore.application.CommandHandler;
import dev.fstore.application.EventRepository;
import dev.fstore.application.EventSourcedAggregate;
import dev.fstore.application.StreamId;
import dev.fstore.domain.Decider;
import dev.fstore.domain.Saga;
import dev.fstore.postgres.codec.EventCodec;
import dev.fstore.postgres.subscription.Subscriber;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A small application: orders, a table beside them, and a view that writes to another one. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
class OrderApplication {

    record Place(String id) {}

    sealed interface OrderEvent {
        record Placed(String id) implements OrderEvent {}
    }

    @Bean
    Decider<Place, Boolean, OrderEvent, String> orderDecider() {
        return Decider.of(
                false,
                (command, isPlaced) ->
                        isPlaced ? reject("placed already") : accept(new OrderEvent.Placed(command.id())),
                (isPlaced, event) -> true);
    }

    @Bean
    EventCodec<OrderEvent> orderCodec() {
        return EventCodec.<OrderEvent>json().with("order", OrderEvent.class);
    }

    @Bean
    CommandHandler<Place, Boolean, OrderEvent, String> orders(
            Decider<Place, Boolean, OrderEvent, String> decider, EventRepository<OrderEvent> repository) {
        return new EventSourcedAggregate<>(
                decider, Saga.none(), command -> new StreamId("order", command.id()), repository);
    }

    /** Its effects are in the transaction of the view, which is one of Spring's. */
    @Bean
    Subscriber<OrderEvent> names(EventCodec<OrderEvent> codec, JdbcTemplate jdbc) {
        return Subscriber.transactional("names", codec, transaction -> event -> {
            jdbc.update("INSERT INTO names (id) VALUES (?)", event.stream().id());
            if (event.stream().id().startsWith("bad")) {
                throw new IllegalStateException("not this one");
            }
        });
    }

    @Bean
    Desk desk(
            CommandHandler<Place, Boolean, OrderEvent, String> orders,
            EventRepository<OrderEvent> repository,
            JdbcTemplate jdbc,
            PlatformTransactionManager manager) {
        return new Desk(orders, repository, jdbc, manager);
    }
}
