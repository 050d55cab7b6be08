package dev.fstore.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows two lists as two columns and marks the first difference. Long values wrap between words and are never cut off.
 */
record SideBySide(List<?> expected, List<?> actual) {

    private static final int WIDTH = 60;
    private static final String NOTHING = "(nothing)";

    private record Row(String mark, String left, String right) {}

    /** The values as text, each on one or more lines. */
    static String text(List<?> values) {
        return values.isEmpty() ? NOTHING : values.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        var rows = rows();
        int width = rows.stream().mapToInt(row -> row.left().length()).max().orElse(0);
        return rows.stream()
                .map(row -> "  %s %s | %s".formatted(row.mark(), pad(row.left(), width), row.right()))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(" ", "expected", "actual"));
        boolean same = true;
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            var left = at(expected, i);
            var right = at(actual, i);
            boolean firstDifference = same && !left.equals(right);
            rows.addAll(rows(lines(left), lines(right), firstDifference));
            same = same && !firstDifference;
        }
        return rows;
    }

    /** The rows of one value. Values that differ but print the same are marked at their first row. */
    private static List<Row> rows(List<String> left, List<String> right, boolean mark) {
        int length = Math.max(left.size(), right.size());
        int marked = 0;
        while (marked < length && line(left, marked).equals(line(right, marked))) {
            marked++;
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            rows.add(new Row(mark && i == marked % length ? ">" : " ", line(left, i), line(right, i)));
        }
        if (mark && marked == length) {
            rows.add(new Row(" ", "(prints the same as the actual value,", "but equals() says that it is another)"));
        }
        return rows;
    }

    private static Optional<Object> at(List<?> values, int index) {
        return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private static List<String> lines(Optional<Object> value) {
        return Stream.of(value.map(String::valueOf).orElse(NOTHING).split("\\R", -1))
                .flatMap(line -> wrap(line).stream())
                .toList();
    }

    private static List<String> wrap(String line) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        for (int space = breakOf(rest); space > 0; space = breakOf(rest)) {
            lines.add(rest.substring(0, space));
            rest = "  " + rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** The last space that fits, else the first one that does not; -1 if the line stays whole. */
    private static int breakOf(String line) {
        if (line.length() <= WIDTH) {
            return -1;
        }
        int indent = 2;
        int last = line.lastIndexOf(' ', WIDTH);
        return last >= indent ? last : line.indexOf(' ', WIDTH);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
