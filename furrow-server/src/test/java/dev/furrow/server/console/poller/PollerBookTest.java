package dev.furrow.server.console.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.engine.execution.TaskKind;
import org.junit.jupiter.api.Test;

final class PollerBookTest {
    private long now = 1_000;
    private final PollerBook book = new PollerBook(() -> now);

    private void poll(String identity, String address) {
        book.polled(new PollForActivityTaskRequest("d", new TaskList("l"), identity), address);
    }

    @Test
    void whoPolledLastComesFirstWithBothTimes() {
        poll("a", "10.0.0.1");
        now = 2_000;
        poll("b", "10.0.0.2");
        now = 3_000;
        poll("a", "10.0.0.1");

        assertThat(book.of(TaskKind.ACTIVITY, "d", "l"))
                .containsExactly(
                        new Poller(TaskKind.ACTIVITY, "d", "l", "a", "10.0.0.1", 1_000, 3_000, 2),
                        new Poller(TaskKind.ACTIVITY, "d", "l", "b", "10.0.0.2", 2_000, 2_000, 1));
        assertThat(book.of(TaskKind.DECISION, "d", "l")).isEmpty();
    }

    @Test
    void whoWasNotSeenForADayIsForgotten() {
        poll("gone", "10.0.0.1");
        now += 24 * 3_600_000;
        assertThat(book.all()).hasSize(1);
        now++;

        assertThat(book.all()).isEmpty();
    }

    @Test
    void namesThatAreMadeUpDoNotFillTheMemory() {
        for (int i = 0; i < 25_000; i++) {
            poll("made-up-" + i, "10.0.0.1");
        }

        assertThat(book.all()).hasSize(20_000);
    }
}
