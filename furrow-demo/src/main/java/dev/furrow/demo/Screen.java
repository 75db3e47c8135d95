package dev.furrow.demo;

import dev.furrow.demo.people.Plan;
import dev.furrow.demo.taxi.Journal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// What the demo prints while it runs: a line for each step, and a summary that a terminal keeps at the bottom and a
/// file gets every few seconds. Called from many threads.
final class Screen implements Journal, AutoCloseable {
    private static final int WIDTH = 100;
    private static final Duration REDRAW = Duration.ofMillis(250);
    private static final Duration REPEAT = Duration.ofSeconds(5);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final Terminal terminal;
    private final boolean steps;
    private long begin = System.nanoTime();
    private final Thread ticker;
    private Supplier<String> summary = () -> "";
    private boolean live;

    /// @param steps false leaves the steps out
    Screen(PrintWriter out, Terminal terminal, boolean steps) {
        this.out = out;
        this.terminal = terminal;
        this.steps = steps;
        this.ticker = Thread.ofVirtual().name("screen").unstarted(this::tick);
    }

    /// Begins to show the summary, and to count the time.
    synchronized void showSummary(Supplier<String> text) {
        begin = System.nanoTime();
        summary = text;
        live = true;
        ticker.start();
    }

    @Override
    public synchronized void step(String workflowId, String who, String what) {
        if (steps) {
            String booking = Plan.ofWorkflowId(workflowId)
                    .map(plan -> "booking " + plan.number())
                    .orElse(workflowId);
            say(line(booking, who, what));
        }
    }

    private String line(String booking, String who, String what) {
        String head = String.format(Locale.ROOT, "%8.3f  ", seconds());
        String text = String.format(Locale.ROOT, "%-12s  %-8s  %s", booking, who, what);
        return Style.FAINT.of(head, terminal.colours())
                + style(what).of(clip(text, WIDTH - head.length()), terminal.colours());
    }

    private static Style style(String what) {
        if (what.startsWith("closes: confirmed")) {
            return Style.GOOD;
        }
        return what.startsWith("closes") || what.startsWith("gives up") ? Style.SO_SO : Style.PLAIN;
    }

    private static String clip(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    /// Something does not work; the demo goes on.
    void trouble(String sentence) {
        say(Style.SO_SO.of(clip(sentence, WIDTH), terminal.colours()));
    }

    /// Prints a line above the summary.
    synchronized void say(String line) {
        if (live && terminal.redraws()) {
            out.print(ERASE_LINE);
        }
        out.println(line);
        draw();
    }

    boolean colours() {
        return terminal.colours();
    }

    /// How long the bookings have been going on.
    synchronized double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    private synchronized void draw() {
        if (live && terminal.redraws()) {
            out.print(ERASE_LINE + summary.get());
        }
        out.flush();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(terminal.redraws() ? REDRAW : REPEAT);
                if (terminal.redraws()) {
                    draw();
                } else {
                    say(summary.get());
                }
            }
        } catch (InterruptedException stop) {
            // Closed.
        }
    }

    /// Takes the live summary away; lines can still be printed.
    @Override
    public synchronized void close() {
        ticker.interrupt();
        if (live && terminal.redraws()) {
            out.print(ERASE_LINE);
        }
        live = false;
        out.flush();
    }
}
