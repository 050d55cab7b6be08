package dev.fstore.sql.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The session that takes each step, from the first to the last: writers {@code 1} and {@code 2}, the consumer {@code c} and the
 * registrar {@code r}. As text, it can be replayed: {@code SAME_STREAM:ONCE:COMMIT:ROLLBACK:EARLY:12r1c2c1c2}.
 */
record Schedule(Shape shape, String order) {

    static final String ACTORS = "12cr";

    enum Streams {
        DIFFERENT_STREAMS,
        SAME_STREAM,
        TWO_STREAMS_AND_ONE_OF_THEM
    }

    enum Registrar {
        ONCE,
        IN_TRANSACTION,
        AGAIN,
        /** The view is there already: polls, and then keeps the log to itself, as a long look at other streams would. */
        POLLS
    }

    enum End {
        COMMIT,
        ROLLBACK
    }

    /** Whether a writer draws its transaction id in a step of its own, or with its first offset. */
    enum Begin {
        EARLY,
        LATE
    }

    /** The steps of all sessions. */
    record Shape(Streams streams, Registrar registrar, End first, End second, Begin begin) {

        static List<Shape> all() {
            var shapes = new ArrayList<Shape>();
            for (var streams : Streams.values()) {
                for (var registrar : Registrar.values()) {
                    for (var first : End.values()) {
                        for (var second : End.values()) {
                            for (var begin : Begin.values()) {
                                shapes.add(new Shape(streams, registrar, first, second, begin));
                            }
                        }
                    }
                }
            }
            return shapes;
        }

        /** The steps of one actor, in the words that {@link ScheduleRun} understands. */
        List<String> script(char actor) {
            return switch (actor) {
                case '1' -> writer(first, streams == Streams.TWO_STREAMS_AND_ONE_OF_THEM ? "ab" : "a");
                case '2' -> writer(second, streams == Streams.SAME_STREAM ? "a" : "b");
                case 'c' -> List.of("fetch", "project", "commit");
                default ->
                    switch (registrar) {
                        case ONCE -> List.of("register");
                        case IN_TRANSACTION -> List.of("begin", "register", "commit");
                        case AGAIN -> List.of("begin", "register again", "commit");
                        case POLLS -> List.of("poll", "commit");
                    };
            };
        }

        private List<String> writer(End end, String appends) {
            var steps = new ArrayList<String>();
            if (begin == Begin.EARLY) {
                steps.add("begin");
            }
            appends.chars().forEach(stream -> steps.add("append " + (char) stream));
            steps.add(end == End.COMMIT ? "commit" : "rollback");
            return steps;
        }

        /** Every order in which these steps can come. */
        List<Schedule> schedules() {
            var found = new ArrayList<Schedule>();
            merge(new StringBuilder(), counts(), found);
            return found;
        }

        private int[] counts() {
            return ACTORS.chars().map(actor -> script((char) actor).size()).toArray();
        }

        private void merge(StringBuilder order, int[] left, List<Schedule> found) {
            if (Arrays.stream(left).sum() == 0) {
                found.add(new Schedule(this, order.toString()));
            }
            for (int actor = 0; actor < left.length; actor++) {
                if (left[actor] > 0) {
                    left[actor]--;
                    merge(order.append(ACTORS.charAt(actor)), left, found);
                    order.setLength(order.length() - 1);
                    left[actor]++;
                }
            }
        }
    }

    /** Any shape, and any of its orders; each order is as likely as the next. */
    static Schedule random(Random random) {
        var shapes = Shape.all();
        var shape = shapes.get(random.nextInt(shapes.size()));
        var order = new ArrayList<String>();
        ACTORS.chars()
                .forEach(actor -> shape.script((char) actor).forEach(step -> order.add(Character.toString(actor))));
        Collections.shuffle(order, random);
        return new Schedule(shape, String.join("", order));
    }

    static Schedule parse(String text) {
        var parts = text.split(":", -1);
        return new Schedule(
                new Shape(
                        Streams.valueOf(parts[0]),
                        Registrar.valueOf(parts[1]),
                        End.valueOf(parts[2]),
                        End.valueOf(parts[3]),
                        Begin.valueOf(parts[4])),
                parts[5]);
    }

    @Override
    public String toString() {
        return "%s:%s:%s:%s:%s:%s"
                .formatted(shape.streams, shape.registrar, shape.first, shape.second, shape.begin, order);
    }
}
