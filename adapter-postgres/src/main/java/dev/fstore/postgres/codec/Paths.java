package dev.fstore.postgres.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How each version of each event of a decider becomes one of today's. Complete, without cycles and unambiguous, or refused. */
final class Paths {

    /** A type and a version of it, within one decider. */
    record Place(String name, long version) {
        @Override
        public String toString() {
            return "%s version %s".formatted(name, version);
        }
    }

    /**
     * From one version to the last step.
     *
     * @param last a split or a drop; null if today's record is reached
     * @param reached where the last step starts, or today's record
     */
    record Path(List<UnaryOperator<ObjectNode>> steps, Step.@Nullable From last, Place reached) {}

    private final String decider;
    private final Map<String, Long> current = new HashMap<>();
    private final Map<Place, Step.From> steps = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();

    private Paths(String decider) {
        this.decider = decider;
    }

    /**
     * All paths.
     *
     * @param pins the versions that are written today
     * @throws IllegalArgumentException if a version has no path or two, or a name is taken twice
     */
    static Map<Place, Path> of(String decider, Iterable<History.Pin> pins, List<Step> steps) {
        var paths = new Paths(decider);
        pins.forEach(paths::add);
        steps.forEach(paths::add);
        var found = new HashMap<Place, Path>();
        paths.places().forEach(place -> found.put(place, paths.from(place)));
        return found;
    }

    private void add(History.Pin pin) {
        require(pin.version() >= 1, () -> "%s: versions start at 1".formatted(pin));
        require(current.put(pin.name(), pin.version()) == null, () -> "two events have the name " + pin.name());
    }

    private void add(Step step) {
        switch (step) {
            case Step.Renamed(var name, var to) -> {
                require(
                        !current.containsKey(name),
                        () -> "%s was renamed to %s, but is an event today".formatted(name, to));
                require(renamed.put(name, to) == null, () -> name + " was renamed twice");
            }
            case Step.From from -> {
                var place = new Place(from.name(), from.version());
                var newest = current.get(from.name());
                require(
                        newest == null || from.version() < newest,
                        () -> "%s has a step, but the current version is %s".formatted(place, newest));
                require(steps.put(place, from) == null, () -> place + " has two steps");
            }
            case Step.Writing<?, ?> writing -> {} // checked against the paths
        }
    }

    private void require(boolean holds, Supplier<String> rule) {
        if (!holds) {
            throw new IllegalArgumentException("History of decider %s: %s".formatted(decider, rule.get()));
        }
    }

    /** Every version of every name. */
    private Set<Place> places() {
        var newest = new TreeMap<>(current);
        steps.keySet().forEach(place -> newest.merge(place.name, place.version, Math::max));
        renamed.keySet().forEach(name -> newest.merge(name, newest.getOrDefault(target(name), 0L), Math::max));
        var places = new HashSet<Place>();
        newest.forEach((name, version) -> {
            for (long v = 1; v <= version; v++) {
                places.add(new Place(name, v));
            }
        });
        return places;
    }

    private String target(String name) {
        var seen = new TreeSet<String>();
        String target = name;
        for (String next = name; next != null; next = renamed.get(next)) {
            require(seen.add(next), () -> "%s was renamed in a circle: %s".formatted(name, seen));
            target = next;
        }
        return target;
    }

    private Path from(Place start) {
        var upcasts = new ArrayList<UnaryOperator<ObjectNode>>();
        var seen = new HashSet<Place>();
        for (var place = start; ; ) {
            require(seen.add(place), () -> "%s goes in a circle: %s".formatted(start, seen));
            var step = steps.get(place);
            var next = step == null ? null : next(step, upcasts);
            if (step != null && next == null) {
                return new Path(List.copyOf(upcasts), step, place);
            }
            if (next == null && Long.valueOf(place.version).equals(current.get(place.name))) {
                return new Path(List.copyOf(upcasts), null, place);
            }
            if (next == null) {
                next = renamed(start, place);
            }
            place = next;
        }
    }

    private Place renamed(Place start, Place place) {
        require(
                renamed.containsKey(place.name),
                () -> "%s has no path to a current version: %s has no step. Add an upcast, move, split or drop of it"
                        .formatted(start, place));
        return new Place(target(place.name), place.version);
    }

    private static @Nullable Place next(Step.From step, List<UnaryOperator<ObjectNode>> upcasts) {
        return switch (step) {
            case Step.Upcast(var name, var version, var upcast) -> {
                upcasts.add(upcast);
                yield new Place(name, version + 1);
            }
            case Step.Moved moved -> new Place(moved.to(), moved.toVersion());
            case Step.Split<?> split -> null;
            case Step.Dropped dropped -> null;
        };
    }
}
