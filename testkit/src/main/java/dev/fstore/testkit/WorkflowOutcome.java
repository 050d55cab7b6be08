package dev.fstore.testkit;

import dev.fstore.application.Recorded;
import dev.fstore.application.StreamId;
import dev.fstore.domain.View;
import dev.fstore.testkit.process.ProcessAtWork;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The result of an accepted command.
 *
 * @param commands the commands that the saga asked for
 * @param before the events stored before
 * @param stored the events stored by the command
 * @param processes the processes that take part, by their names
 * @param stateOf returns the state of a stream afterwards
 */
record WorkflowOutcome<C, S, E>(
        List<C> commands,
        List<Recorded<E>> before,
        List<Recorded<E>> stored,
        Function<StreamId, S> stateOf,
        Map<String, View<?, ? super E>> views,
        Map<String, ProcessAtWork<E>> processes) {

    WorkflowOutcome {
        commands = List.copyOf(commands);
        stored = List.copyOf(stored);
    }

    /** All events, those before and those of the command. */
    List<Recorded<E>> log() {
        return Stream.concat(before.stream(), stored.stream()).toList();
    }

    List<E> events() {
        return events(stored, event -> true);
    }

    List<E> events(StreamId stream) {
        return events(stored, event -> event.stream().equals(stream));
    }

    Object view(String name) {
        return fold(find(name), events(log(), event -> true));
    }

    Object view(String name, StreamId stream) {
        return fold(find(name), events(log(), event -> event.stream().equals(stream)));
    }

    ProcessAtWork<E> process(String name) {
        var process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException(
                    "There is no process \"%s\", only %s".formatted(name, new TreeSet<>(processes.keySet())));
        }
        return process;
    }

    private View<?, ? super E> find(String name) {
        var view = views.get(name);
        if (view == null) {
            throw new IllegalArgumentException(
                    "There is no view \"%s\"; the views are %s".formatted(name, new TreeSet<>(views.keySet())));
        }
        return view;
    }

    private static <S, E> S fold(View<S, E> view, List<? extends E> events) {
        return view.fold(view.initialState(), events);
    }

    private static <E> List<E> events(List<Recorded<E>> log, Predicate<Recorded<E>> condition) {
        return log.stream().filter(condition).map(Recorded::event).toList();
    }
}
