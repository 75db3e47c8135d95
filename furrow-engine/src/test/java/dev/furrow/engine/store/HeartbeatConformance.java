package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleRun.START;
import static dev.furrow.engine.store.SampleRun.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.turn.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The last heartbeat of each task is there until its run closes.
interface HeartbeatConformance extends StoreUnderTest {

    private void beat(Heartbeat... heartbeats) {
        Batch batch = new Batch();
        batch.heartbeats().addAll(List.of(heartbeats));
        store().commit(batch);
    }

    @Test
    default void theLastHeartbeatOfEachTaskIsKept() {
        SampleRun run = SampleRun.of("field", 1);
        SampleRun other = SampleRun.of("field", 1).in("mill");
        commit(run.begins(event(1)), other.begins(event(1)));

        beat(new Heartbeat(run.key(), 5, START, "a tenth"), new Heartbeat(run.key(), 300, START, null));
        beat(new Heartbeat(run.key(), 5, START + 1, "half"), new Heartbeat(other.key(), 5, START + 2, ""));

        assertThat(heartbeats())
                .containsExactlyInAnyOrder(
                        new Heartbeat(run.key(), 5, START + 1, "half"),
                        new Heartbeat(run.key(), 300, START, null),
                        new Heartbeat(other.key(), 5, START + 2, ""));
    }

    @Test
    default void aLaterHeartbeatReplacesTheDetailsAlsoByNone() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)));

        beat(new Heartbeat(run.key(), 5, START, "half"));
        beat(new Heartbeat(run.key(), 5, START + 1, null));

        assertThat(heartbeats()).containsExactly(new Heartbeat(run.key(), 5, START + 1, null));
    }

    @Test
    default void heartbeatsGoWithTheirRunAndNoOthers() {
        List<SampleRun> runs = Neighbours.runs();
        List<Heartbeat> left = new ArrayList<>();
        for (SampleRun run : runs) {
            commit(run.begins(event(1)));
            Heartbeat one = new Heartbeat(run.key(), 1, START, "one");
            Heartbeat many = new Heartbeat(run.key(), 25_000, START, "many");
            beat(one, many);
            left.add(one);
            left.add(many);
        }
        for (SampleRun run : runs) {
            commit(run.completes(START + 1, 2));
            left.removeIf(heartbeat -> heartbeat.run().equals(run.key()));
            assertThat(heartbeats()).containsExactlyInAnyOrderElementsOf(left);
        }
        assertThat(left).isEmpty();
    }

    @Test
    default void aHeartbeatInTheBatchThatClosesItsRunIsGone() {
        SampleRun run = SampleRun.of("field", 1);
        commit(run.begins(event(1)));
        beat(new Heartbeat(run.key(), 5, START, "old"));
        Batch batch = StoreUnderTest.batch(run.closes(CloseStatus.TIMED_OUT, START + 1, 2, event(2)));
        batch.heartbeats().add(new Heartbeat(run.key(), 5, START + 1, "new"));
        batch.heartbeats().add(new Heartbeat(run.key(), 6, START + 1, "another"));
        store().commit(batch);

        assertThat(heartbeats()).isEmpty();
    }

    @Test
    default void aHeartbeatInTheBatchThatBeginsItsRunStays() {
        SampleRun run = SampleRun.of("field", 1);
        Batch batch = StoreUnderTest.batch(run.begins(event(1)), run.appends(2, event(2)));
        Heartbeat heartbeat = new Heartbeat(run.key(), 2, START, "\ud800 and \u0000");
        batch.heartbeats().add(heartbeat);
        store().commit(batch);

        assertThat(heartbeats()).containsExactly(heartbeat);
    }

    @Test
    default void heartbeatsOfARunStayWhenAnotherOneOfItsWorkflowIdCloses() {
        SampleRun first = SampleRun.of("field", 1);
        SampleRun second = SampleRun.of("field", 2);
        commit(first.begins(event(1)));
        beat(new Heartbeat(first.key(), 5, START, "first"));
        Batch batch = StoreUnderTest.batch(
                first.closes(CloseStatus.CONTINUED_AS_NEW, START + 1, 2, event(2)), second.begins(event(1)));
        Heartbeat heartbeat = new Heartbeat(second.key(), 5, START + 2, "second");
        batch.heartbeats().add(heartbeat);
        store().commit(batch);

        assertThat(heartbeats()).containsExactly(heartbeat);
    }
}
