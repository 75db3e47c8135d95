package dev.furrow.demo;

import dev.furrow.demo.people.Outcome;
import java.time.Duration;
import java.util.Locale;

/// The counts as text: one line while the demo runs, a table at its end.
final class Summary {
    private static final String COLUMNS = "  %-30s %9s %9s %9s %11s %11s";

    private final Tally tally;
    private final Screen screen;

    Summary(Tally tally, Screen screen) {
        this.tally = tally;
        this.screen = screen;
    }

    /// One line that fits 80 columns.
    String line() {
        int wrong = tally.wrong().size();
        int confirmed = ended(Outcome.CONFIRMED) + ended(Outcome.CONTESTED) + ended(Outcome.TOO_LATE);
        String counts = String.format(
                Locale.ROOT,
                "%d open, %d over: %d confirmed, %d cancelled, %d without taxi; ",
                tally.open(),
                tally.over(),
                confirmed,
                ended(Outcome.CANCELLED),
                ended(Outcome.NOBODY) + ended(Outcome.NO_TAXI));
        return Style.STRONG.of(counts, screen.colours()) + wrong(wrong);
    }

    private String wrong(int wrong) {
        return wrong == 0 ? "none wrong" : Style.BAD.of(wrong + " wrong", screen.colours());
    }

    private int ended(Outcome outcome) {
        return tally.row(outcome).ended();
    }

    /// Prints the table.
    void print() {
        screen.say("");
        screen.say(Style.STRONG.of(
                String.format(Locale.ROOT, COLUMNS, "outcome", "planned", "ended so", "wrong", "median", "longest"),
                screen.colours()));
        int planned = 0;
        int ended = 0;
        int wrong = 0;
        for (Outcome outcome : Outcome.values()) {
            Tally.Row row = tally.row(outcome);
            planned += row.planned();
            ended += row.ended();
            wrong += row.wrong();
            screen.say(line(
                    outcome.title(),
                    row.planned(),
                    row.ended(),
                    row.wrong(),
                    time(row.median(), row.ended()),
                    time(row.longest(), row.ended())));
        }
        screen.say(Style.STRONG.of(line("all", planned, ended, wrong, "", ""), screen.colours()));
        screen.say("");
    }

    private static String line(String title, int planned, int ended, int wrong, String median, String longest) {
        return String.format(Locale.ROOT, COLUMNS, title, planned, ended, wrong, median, longest)
                .stripTrailing();
    }

    private static String time(Duration time, int count) {
        return count == 0 ? "" : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
