package dev.fstore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fstore.application.Metadata;
import dev.fstore.application.handler.ActionPublisher;
import dev.fstore.testkit.contract.Count.Increment;
import dev.fstore.testkit.contract.Count.Rename;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link ActionPublisher}, as tests. Extend it, and provide the publisher and what its receiver
 * got. Each test uses its own correlation id, so the queue may be shared with other tests.
 */
public abstract class ActionPublisherContract {

    private static final int ACTIONS = 50;

    /**
     * Returns the publisher under test. Called several times in one test and from several threads, always for the same
     * receiver.
     */
    protected abstract ActionPublisher<Count> publisher();

    /**
     * Returns everything that the receiver got so far, in order. Called after publishing; waits for actions that are
     * still on their way.
     */
    protected abstract List<Published<Count>> received();

    @Test
    void an_action_reaches_the_receiver_with_its_metadata() {
        var conversation = UUID.randomUUID();
        var metadata = new Metadata(
                Optional.of(UUID.randomUUID()),
                Optional.of(conversation),
                Optional.of(UUID.randomUUID()),
                Map.of("user", "ada", "tenant", "7"));
        publisher().publish(new Increment(2), metadata);

        assertThat(receivedIn(conversation)).containsExactly(new Published<>(new Increment(2), metadata));
    }

    @Test
    void what_metadata_does_not_say_is_not_made_up() {
        var conversation = UUID.randomUUID();
        var metadata = newCommandIn(conversation);
        publisher().publish(new Rename("sheep"), metadata);

        assertThat(receivedIn(conversation)).containsExactly(new Published<>(new Rename("sheep"), metadata));
    }

    @Test
    void unusual_text_arrives_equal() {
        var conversation = UUID.randomUUID();
        var text = UnusualText.SAMPLE;
        var id = Optional.of(UUID.randomUUID());
        var metadata = new Metadata(id, Optional.of(conversation), id, Map.of(text, text));
        publisher().publish(new Rename(text), metadata);

        assertThat(receivedIn(conversation)).containsExactly(new Published<>(new Rename(text), metadata));
    }

    @Test
    void actions_arrive_in_their_order() {
        var conversation = UUID.randomUUID();
        publishAll(conversation);

        assertThat(receivedIn(conversation)).extracting(Published::action).containsExactlyElementsOf(actions());
    }

    @Test
    void an_action_that_is_published_again_has_the_same_command_id() {
        var conversation = UUID.randomUUID();
        var metadata = newCommandIn(conversation);
        publisher().publish(new Increment(2), metadata);
        publisher().publish(new Increment(2), metadata);

        assertThat(receivedIn(conversation)).isNotEmpty().containsOnly(new Published<>(new Increment(2), metadata));
    }

    @Test
    void equal_actions_of_different_commands_both_arrive() {
        var conversation = UUID.randomUUID();
        var first = newCommandIn(conversation);
        var second = newCommandIn(conversation);
        publisher().publish(new Increment(2), first);
        publisher().publish(new Increment(2), second);

        assertThat(receivedIn(conversation))
                .containsExactly(new Published<>(new Increment(2), first), new Published<>(new Increment(2), second));
    }

    @Test
    void actions_published_at_the_same_moment_all_arrive_in_the_order_of_each_thread() {
        var conversations = Race.run(runner -> {
            var own = UUID.randomUUID();
            publishAll(own);
            return own;
        });

        assertThat(conversations)
                .allSatisfy(own -> assertThat(receivedIn(own))
                        .extracting(Published::action)
                        .containsExactlyElementsOf(actions()));
    }

    private void publishAll(UUID conversation) {
        actions().forEach(action -> publisher().publish(action, newCommandIn(conversation)));
    }

    private static List<Count> actions() {
        return IntStream.range(0, ACTIONS).<Count>mapToObj(Increment::new).toList();
    }

    private static Metadata newCommandIn(UUID conversation) {
        return Metadata.empty().withCommandId(UUID.randomUUID()).withCorrelationId(conversation);
    }

    private List<Published<Count>> receivedIn(UUID conversation) {
        return received().stream()
                .filter(published -> published.metadata().correlationId().equals(Optional.of(conversation)))
                .toList();
    }
}
