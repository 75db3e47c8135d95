package dev.furrow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final String ESCAPE = "\u001b";

    private final Output output = new Output();

    private Screen screen(Terminal terminal, boolean steps) {
        return new Screen(output.writer(), terminal, steps);
    }

    @Test
    void aStepIsALineWithTimeBookingWhoAndWhat() {
        screen(Terminal.NONE, true).step("booking-1-17", "decider", "stops the timer");

        assertThat(output.toString()).matches(" +\\d+\\.\\d{3}  booking 17    decider   stops the timer\n");
    }

    @Test
    void aBookingOfSomebodyElseIsShownByItsId() {
        screen(Terminal.NONE, true).step("mine", "decider", "stops the timer");

        assertThat(output.toString()).contains("  mine          decider   stops the timer");
    }

    @Test
    void aLongLineIsCutAtAHundredColumns() {
        screen(Terminal.NONE, true).step("booking-1-17", "decider", "x".repeat(200));

        assertThat(output.toString().strip()).endsWith("xxx...");
        assertThat(output.toString().lines()).allMatch(line -> line.length() == 100);
    }

    @Test
    void whoWantsQuietSeesNoSteps() {
        Screen screen = screen(Terminal.NONE, false);
        screen.step("booking-1-17", "decider", "stops the timer");
        screen.say("the end");

        assertThat(output.toString()).isEqualTo("the end\n");
    }

    @Test
    void aFileGetsNoEscapes() {
        try (Screen screen = screen(Terminal.NONE, true)) {
            screen.showSummary(() -> "3 open");
            screen.step("booking-1-17", "decider", "closes: confirmed T01");
        }

        assertThat(output.toString()).doesNotContain(ESCAPE, "\r", "3 open");
    }

    @Test
    void aTerminalKeepsTheSummaryBelowTheLastLine() {
        try (Screen screen = screen(new Terminal(true, false), true)) {
            screen.showSummary(() -> "3 open");
            screen.say("a line");
        }

        assertThat(output.toString()).contains("\r" + ESCAPE + "[Ka line\n\r" + ESCAPE + "[K3 open");
        assertThat(output.toString()).endsWith("\r" + ESCAPE + "[K");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(Terminal.detect(true, Map.of())).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.detect(false, Map.of())).isEqualTo(Terminal.NONE);
        assertThat(Terminal.detect(true, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(true, false));
        assertThat(Terminal.detect(true, Map.of("NO_COLOR", ""))).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.detect(true, Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
    }

    @Test
    void withoutColoursThereAreNone() {
        screen(new Terminal(true, false), true).step("booking-1-17", "decider", "closes: confirmed T01");

        assertThat(output.toString()).doesNotContain(ESCAPE);
    }
}
