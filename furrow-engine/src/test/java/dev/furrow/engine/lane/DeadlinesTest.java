package dev.furrow.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {
    private final Deadlines deadlines = new Deadlines();

    private static OpenRun run(long id, long dueAt) {
        RunKey key = new RunKey("d", "wf " + id, new RunId(1, id));
        WorkflowExecutionStarted started = new WorkflowExecutionStarted(
                null,
                "60",
                "10",
                ChildPolicy.ABANDON,
                new TaskList("l"),
                null,
                new WorkflowType("w", "1"),
                null,
                null,
                null,
                0,
                null);
        OpenRun run = new OpenRun(
                WorkflowExecutionState.begin(key, new HistoryEvent(1, Instant.EPOCH, started), LifeCycleObserver.NONE));
        run.execution().nothingDueBefore(dueAt);
        return run;
    }

    private OpenRun added(long id, long dueAt) {
        OpenRun run = run(id, dueAt);
        deadlines.update(run);
        return run;
    }

    private List<OpenRun> emptied() {
        List<OpenRun> order = new ArrayList<>();
        while (!deadlines.isEmpty()) {
            order.add(deadlines.first());
            deadlines.remove(deadlines.first());
        }
        return order;
    }

    @Test
    void runsAtTheSameInstantComeInTheOrderOfTheirIds() {
        OpenRun third = added(3, 5);
        OpenRun first = added(1, 5);
        OpenRun fourth = added(4, 5);
        OpenRun second = added(2, 5);

        assertThat(emptied()).containsExactly(first, second, third, fourth);
    }

    @Test
    void aRunIsFiledUnderItsDeadlineOfTheLastUpdate() {
        OpenRun a = added(1, 10);
        OpenRun b = added(2, 20);
        a.execution().nothingDueBefore(30);

        assertThat(deadlines.first()).isSameAs(a);
        assertThat(a.dueAt()).isEqualTo(10);
        deadlines.update(a);
        assertThat(deadlines.first()).isSameAs(b);
        assertThat(a.dueAt()).isEqualTo(30);
    }

    @Test
    void aRunThatIsNotThereIsNotRemoved() {
        OpenRun there = added(1, 10);
        OpenRun removed = added(2, 5);
        deadlines.remove(removed);
        deadlines.remove(removed);
        deadlines.remove(run(3, 1));

        assertThat(emptied()).containsExactly(there);
    }

    @Test
    void aRemovedRunMayComeBack() {
        OpenRun back = added(1, 10);
        deadlines.remove(back);
        assertThat(deadlines.isEmpty()).isTrue();
        back.execution().nothingDueBefore(7);
        deadlines.update(back);

        assertThat(deadlines.first()).isSameAs(back);
        assertThat(back.dueAt()).isEqualTo(7);
    }

    /// Deadlines out of few values, so that many are the same.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFirstIsThatOfASortedSet(long seed) {
        Random random = new Random(seed);
        Comparator<OpenRun> inOrder = Comparator.<OpenRun>comparingLong(run -> run.dueAt())
                .thenComparing(run -> run.execution().key().runId());
        NavigableSet<OpenRun> model = new TreeSet<>(inOrder);
        List<OpenRun> runs = new ArrayList<>();
        for (int id = 0; id < 60; id++) {
            runs.add(run(id, 0));
        }
        for (int step = 0; step < 20_000; step++) {
            OpenRun run = runs.get(random.nextInt(runs.size()));
            model.remove(run);
            if (random.nextInt(3) == 0) {
                deadlines.remove(run);
            } else {
                run.execution().nothingDueBefore(random.nextInt(25));
                deadlines.update(run);
                model.add(run);
            }
            assertThat(deadlines.isEmpty()).isEqualTo(model.isEmpty());
            if (!model.isEmpty() && deadlines.first() != model.first()) {
                throw new AssertionError("seed " + seed + ", step " + step);
            }
        }
        assertThat(emptied()).isEqualTo(List.copyOf(model));
    }
}
