package dev.furrow.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.Worker;
import dev.furrow.WorkerOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.ActivityType;
import dev.furrow.spi.ErrorEvent;
import dev.furrow.test.Replayer;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Promise;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several workers take turns with the same executions, more of them than fit into their memory, and come and
/// go.
@Timeout(120)
class ManyWorkersTest {
    private static final int EXECUTIONS = 40;
    private static final int ROUNDS = 5;

    @WorkflowType(version = "1.0")
    interface Rounds {
        @Execute
        String run(int seed);

        @Signal
        void add(int number);
    }

    @ActivityType(version = "1.0", startToClose = "1h")
    interface Maths {
        int square(int number);
    }

    static final class RoundsWorkflow implements Rounds {
        private final Maths maths = Workflow.activities(Maths.class);
        private int added;
        private int signals;

        @Override
        public String run(int seed) {
            int sum = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int base = seed + round;
                Promise<Integer> other = Workflow.async(() -> maths.square(base));
                List<Integer> squares =
                        Workflow.map(IntStream.range(0, 4).boxed().toList(), 2, maths::square);
                sum += other.join()
                        + squares.stream().mapToInt(Integer::intValue).sum();
            }
            Workflow.await(() -> signals == 2);
            return sum + "+" + added;
        }

        @Override
        public void add(int number) {
            // Not `added += maths.square(number)`: that would read before it waits.
            int square = maths.square(number);
            added += square;
            signals++;
        }
    }

    private static String expected(int seed) {
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            sum += (seed + round) * (seed + round) + 1 + 4 + 9;
        }
        return sum + "+" + (9 + 16);
    }

    @Test
    void everyExecutionEndsRightWhoeverWorksOnIt() {
        List<ErrorEvent> trouble = new CopyOnWriteArrayList<>();
        WorkerOptions options = WorkerOptions.defaults().warm(7).onError(trouble::add);
        try (Furrow furrow = Furrow.local()) {
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(start(furrow, options));
            }
            List<WorkflowHandle<String>> handles = new ArrayList<>();
            for (int i = 0; i < EXECUTIONS; i++) {
                int seed = i;
                Rounds rounds = furrow.client().workflow(Rounds.class, "r-" + i);
                handles.add(furrow.client().start(() -> rounds.run(seed)));
                rounds.add(3);
            }
            workers.removeFirst().stop(Duration.ofSeconds(20));
            workers.add(start(furrow, options));
            for (int i = 0; i < EXECUTIONS; i++) {
                furrow.client().workflow(Rounds.class, "r-" + i).add(4);
            }
            for (int i = 0; i < EXECUTIONS; i++) {
                assertThat(handles.get(i).result()).isEqualTo(expected(i));
                Replayer.of(handles.get(i)).workflows(RoundsWorkflow.class).run();
            }
        }
        assertThat(trouble).isEmpty();
    }

    private static Worker start(Furrow furrow, WorkerOptions options) {
        return furrow.worker("rounds")
                .options(options)
                .workflows(RoundsWorkflow.class)
                .activities(Maths.class, number -> number * number)
                .start();
    }
}
