package dev.fstore.example.simulation;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the number of finished guests: a bar in a terminal, nothing in a file. Thread-safe. */
public record Progress(Optional<ProgressBar> bar) implements AutoCloseable {

    public static Progress of(int guests) {
        return new Progress(Optional.ofNullable(System.console())
                .map(terminal -> new ProgressBarBuilder()
                        .setTaskName("guests")
                        .setInitialMax(guests)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(100)
                        .build()));
    }

    public void step() {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
