package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.event.ScheduleActivityTaskFailedCause;
import dev.furrow.api.event.TimerFired;
import dev.furrow.model.HistoryItem.Kind;
import dev.furrow.model.HistoryItem.State;
import dev.furrow.model.HistoryView;
import dev.furrow.workflow.ReplayDivergedException;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Histories that no service has written.
class HistoryBuilderTest {

    private static Object replay(RecordedHistory history, Function<ProgramWorkflow, Object> body) {
        AtomicReference<Object> result = new AtomicReference<>("not yet");
        Replayer.of(history)
                .workflow(
                        ProgramWorkflow.class,
                        () -> ProgramWorkflow.of(program -> {
                            result.set(body.apply(program));
                            return result.get();
                        }))
                .run();
        return result.get();
    }

    @Test
    void codeIsReplayedOverAHistoryThatWasWrittenByHand() {
        RecordedHistory history = HistoryBuilder.of(Program.class, "in")
                .decision()
                .activity("main.1", "Steps.echo", "1.0", "x")
                .after(Duration.ofSeconds(3))
                .completes("main.1", "y")
                .decisionLost()
                .decision()
                .timer("main.2", Duration.ofMinutes(4))
                .signal("poke", "now")
                .decision()
                .cancelsTimer("main.2")
                .marker("seen@main.3", "poked")
                .completed("y1")
                .build();

        assertThat(replay(history, program -> {
                    String echoed = program.steps.echo("x");
                    Workflow.await(Duration.ofMinutes(4), () -> !program.pokes.isEmpty());
                    Workflow.marker("seen", "poked");
                    return echoed + program.pokes.size();
                }))
                .isEqualTo("y1");
        assertThat(history.events()).extracting(event -> event.eventId()).startsWith(1L, 2L, 3L);
    }

    @Test
    void otherCodeDoesNotFitIt() {
        RecordedHistory history = HistoryBuilder.of(Program.class, "in")
                .decision()
                .activity("main.1", "Steps.echo", "1.0", "x")
                .build();
        assertThatThrownBy(() -> replay(history, program -> program.steps.twice(2)))
                .isInstanceOf(ReplayDivergedException.class);
    }

    @Test
    void aLimitThatWasMetIsWaitedOut() {
        RecordedHistory history = HistoryBuilder.of(Program.class, "in")
                .decision()
                .refuses("main.1", "Steps.echo", "1.0", ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED)
                .decision()
                .timer("main.1", Duration.ofSeconds(1))
                .after(Duration.ofSeconds(1))
                .fires("main.1")
                .decision()
                .activity("main.1~2", "Steps.echo", "1.0", "x")
                .completes("main.1~2", "at last")
                .decision()
                .completed("at last")
                .build();
        assertThat(replay(history, program -> program.steps.echo("x"))).isEqualTo("at last");
    }

    @Test
    void whatNoServiceWritesIsRefused() {
        assertThatThrownBy(() -> HistoryBuilder.of(Program.class, "in").fires("t"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No timer t is open; it has to be begun by a decision");
        assertThatThrownBy(() -> HistoryBuilder.of(Program.class, "in")
                        .decision()
                        .event(new TimerFired("t", 3))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event 5 TimerFired: event 3 has begun nothing of that kind");
    }

    // How things stand

    @Test
    void aViewTellsHowEverythingStands() {
        HistoryView view = HistoryView.of(HistoryBuilder.of(Program.class, "in")
                .decision()
                .activity("a", "Steps.echo", "1.0", "x")
                .activity("b", "Steps.echo", "1.0", "x")
                .activity("c", "Steps.fail", "1.0", "x")
                .timer("t", Duration.ofMinutes(4))
                .starts("b")
                .fails("c", "no", null)
                .signal("poke", "now")
                .after(Duration.ofMinutes(4))
                .fires("t")
                .build()
                .events());

        assertThat(view.activities())
                .extracting(item -> item.id() + " " + item.state())
                .containsExactly("a SCHEDULED", "b STARTED", "c FAILED");
        assertThat(view.timers()).singleElement().satisfies(timer -> {
            assertThat(timer.state()).isEqualTo(State.COMPLETED);
            assertThat(timer.begunIn()).isEqualTo(8);
            assertThat(timer.changedIn()).isEqualTo(14);
        });
        assertThat(view.find(Kind.ACTIVITY, "c"))
                .hasValueSatisfying(item -> assertThat(item.what()).isEqualTo("Steps.fail"));
        assertThat(view.open())
                .extracting(item -> item.kind() + item.id())
                .containsExactly("ACTIVITYa", "ACTIVITYb", "DECISION");
        assertThat(view.signalsReceived()).containsExactly("poke");
        assertThat(view.closedBy()).isEmpty();
        assertThat(view.problems()).isEmpty();
    }

    @Test
    void impossibleStepsAreNamed() {
        var events = HistoryBuilder.of(Program.class, "in")
                .decision()
                .activity("a", "Steps.echo", "1.0", "x")
                .completes("a", "y")
                .decision()
                .completed("y")
                .build()
                .events();
        var twice = new java.util.ArrayList<>(events);
        twice.add(new dev.furrow.api.event.HistoryEvent(
                events.size() + 1L,
                events.getLast().eventTimestamp().minusSeconds(1),
                events.get(6).attributes()));
        assertThat(HistoryView.of(twice).problems())
                .containsExactly(
                        "event 12 ActivityTaskCompleted: it is older than the event before it",
                        "event 12 ActivityTaskCompleted: the execution was closed in event 11",
                        "event 12 ActivityTaskCompleted: the activity a is COMPLETED since event 7");
        assertThat(HistoryView.of(events.subList(1, 3)).problems()).hasSize(2);
        assertThat(HistoryView.of(List.of()).problems()).hasSize(1);
    }
}
