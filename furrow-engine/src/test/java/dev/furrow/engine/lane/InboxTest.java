package dev.furrow.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private record Named(Urgency urgency, int number) implements Work {
        @Override
        public void decide(Turn turn) {}

        @Override
        public void settled(Turn turn) {}

        @Override
        public void turnedAway(Fault why) {}
    }

    private final Inbox inbox = new Inbox();

    private void add(Urgency urgency, int count) {
        for (int i = 0; i < count; i++) {
            inbox.add(new Named(urgency, i));
        }
    }

    private List<Named> take(int count) {
        List<Named> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add((Named) inbox.poll());
        }
        return taken;
    }

    private static long count(List<Named> taken, Urgency urgency) {
        return taken.stream().filter(work -> work.urgency() == urgency).count();
    }

    @Test
    void whatFinishesWorkGoesBeforeWhatBeginsWorkAndThatBeforeWhatLooks() {
        add(Urgency.LOOKS, 3);
        add(Urgency.BEGINS, 2);
        add(Urgency.FINISHES, 2);

        assertThat(take(7))
                .extracting(Named::urgency)
                .containsExactly(
                        Urgency.FINISHES,
                        Urgency.FINISHES,
                        Urgency.BEGINS,
                        Urgency.BEGINS,
                        Urgency.LOOKS,
                        Urgency.LOOKS,
                        Urgency.LOOKS);
        assertThat(inbox.poll()).isNull();
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void workOfOneUrgencyComesInTheOrderOfAdding() {
        add(Urgency.BEGINS, 20);

        assertThat(take(20)).extracting(Named::number).isSorted();
    }

    @Test
    void nothingWaitsForEverBehindWhatIsMoreUrgent() {
        for (Urgency urgency : Urgency.values()) {
            add(urgency, 500);
        }

        List<Named> taken = take(320);

        assertThat(count(taken, Urgency.FINISHES)).isEqualTo(280);
        assertThat(count(taken, Urgency.BEGINS)).isEqualTo(30);
        assertThat(count(taken, Urgency.LOOKS)).isEqualTo(10);
    }

    @Test
    void itIsEmptyOnlyWhenNothingOfAnyUrgencyWaits() {
        assertThat(inbox.isEmpty()).isTrue();
        for (Urgency urgency : Urgency.values()) {
            add(urgency, 1);
            assertThat(inbox.isEmpty()).as("with %s", urgency).isFalse();
            assertThat(inbox.size()).isOne();
            assertThat(inbox.poll()).isNotNull();
        }
        assertThat(inbox.isEmpty()).isTrue();
    }
}
