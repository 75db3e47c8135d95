package dev.furrow.server.console.insight;

import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The state at an event.
class ScrubTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("order");

    @AfterEach
    void close() {
        engine.close();
    }

    private Scrub at(long eventId) {
        return Scrub.at(new RunKey(TestEngine.DOMAIN, "order", RunId.parse(run.runId())), engine.history(run), eventId);
    }

    @Test
    void atEachEventItIsWhatTheLaneSawThen() {
        Map<Long, OpenWork> seen = new HashMap<>();
        Runnable look = () -> {
            OpenWork work = engine.openWork("order");
            seen.put(work.lastEventId(), work);
        };
        look.run();
        engine.pollDecision();
        look.run();
        engine.advance(Duration.ofSeconds(30));
        look.run();
        engine.decide(schedule("charge"), timer("remind", 50));
        look.run();
        engine.pollActivity();
        look.run();
        engine.advance(Duration.ofSeconds(50));
        look.run();

        assertThat(seen).hasSizeGreaterThan(4);
        seen.forEach((eventId, work) -> assertThat(at(eventId).work()).isEqualTo(work));
    }

    @Test
    void theDecisionsOfTheTimeAreShownWhole() {
        engine.decide(schedule("charge"), timer("remind", 50));
        engine.complete(engine.pollActivity(), "paid");

        assertThat(at(3).decidedBy()).isZero();
        assertThat(at(3).decisions()).isEmpty();
        for (long event = 4; event <= 8; event++) {
            assertThat(at(event).decidedBy()).isEqualTo(4);
            assertThat(at(event).decisions()).extracting(HistoryEvent::eventId).containsExactly(5L, 6L);
        }
        // In the middle of the batch only what had happened by then is open.
        assertThat(at(5).work().timers()).isEmpty();
        assertThat(at(6).work().timers()).hasSize(1);
    }

    @Test
    void anEventBeyondTheHistoryIsRefused() {
        assertThatThrownBy(() -> at(99)).isInstanceOf(IllegalArgumentException.class);
    }
}
