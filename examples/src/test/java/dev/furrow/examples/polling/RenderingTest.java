package dev.furrow.examples.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowFailedException;
import dev.furrow.activity.Activity;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@FurrowTest
class RenderingTest {
    private final List<Integer> begun = Collections.synchronizedList(new ArrayList<>());

    @Test
    void theNextAttemptBeginsBehindTheLastHeartbeat(TestFurrow furrow) {
        RenderFarm dies = (film, from) -> {
            begun.add(from);
            if (begun.size() < 3) {
                Activity.heartbeat(from);
                Activity.heartbeat(from + 1);
                Activity.defer();
            }
            return film.frames();
        };
        furrow.workflows(RenderingWorkflow.class).activities(RenderFarm.class, dies);
        var start = furrow.now();

        assertThat(furrow.client().workflow(Rendering.class, "r").render(new Film("x", 9)))
                .isEqualTo("9 frames, 3 attempts");

        assertThat(begun).containsExactly(1, 3, 5);
        assertThat(Duration.between(start, furrow.now())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anAttemptThatNeverToldAnythingIsBegunAnew(TestFurrow furrow) {
        RenderFarm silent = (film, from) -> {
            begun.add(from);
            Activity.defer();
            return 0;
        };
        furrow.workflows(RenderingWorkflow.class).activities(RenderFarm.class, silent);

        assertThatThrownBy(() -> furrow.client().workflow(Rendering.class, "r").render(new Film("x", 9)))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("HEARTBEAT");

        assertThat(begun).containsExactly(1, 1, 1, 1, 1);
    }
}
