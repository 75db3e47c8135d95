package dev.furrow.rental.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The story of a notice on virtual time, with a desk that says what the test wants.
class TellingWorkflowTest {
    private static final Told TOLD =
            new Told("n-1", new Notice("a-1", Event.ORDER_CONFIRMED, "o-1", Map.of("code", "402817")), Urgency.TEXT);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestFurrow furrow = new TestFurrow();
    private final List<String> sent = new ArrayList<>();
    private final Map<Channel, Sent> answers = new EnumMap<>(Channel.class);
    private Plan plan = new Plan(List.of(), false, List.of());

    @BeforeEach
    void start() {
        furrow.workflows(TellingWorkflow.class);
        furrow.activities(new TellingDesk() {
            @Override
            public Plan plan(Told told) {
                return plan;
            }

            @Override
            public Sent send(Told told, Channel channel) {
                sent.add(channel + " " + Duration.between(begun, furrow.now()).toMinutes());
                return answers.getOrDefault(channel, Sent.ON_ITS_WAY);
            }
        });
        begun = furrow.now();
    }

    private Instant begun = Instant.EPOCH;

    @AfterEach
    void stop() {
        furrow.close();
    }

    private static Plan.Step step(Channel channel, Duration after) {
        return new Plan.Step(channel, after, PATIENCE);
    }

    private Telling telling() {
        return furrow.client().workflow(Telling.class, Telling.idOf(TOLD.id()));
    }

    private String tell() {
        return telling().tell(TOLD);
    }

    @Test
    void aPushThatWasTakenIsEnoughForAQuietNotice() {
        plan = new Plan(List.of(step(Channel.PUSH, Duration.ZERO)), true, List.of(step(Channel.SMS, Duration.ZERO)));
        answers.put(Channel.PUSH, Sent.TAKEN);
        assertThat(tell()).isEqualTo("PUSH");
        assertThat(sent).containsExactly("PUSH 0");
    }

    @Test
    void whereNoPushArrivesAnSmsGoesOut() {
        plan = new Plan(List.of(step(Channel.PUSH, Duration.ZERO)), true, List.of(step(Channel.SMS, Duration.ZERO)));
        answers.put(Channel.PUSH, Sent.REFUSED);
        answers.put(Channel.SMS, Sent.TAKEN);
        assertThat(tell()).isEqualTo("SMS");
        assertThat(sent).containsExactly("PUSH 0", "SMS 0");
    }

    @Test
    void anSmsThatDoesNotArriveIsFollowedByACall() {
        plan = new Plan(
                List.of(), false, List.of(step(Channel.SMS, Duration.ZERO), step(Channel.VOICE, Duration.ZERO)));
        var handle = furrow.client().start(() -> telling().tell(TOLD));
        furrow.skip(Duration.ofMinutes(1));
        telling().ended(Channel.SMS, false);
        furrow.skip(Duration.ofMinutes(1));
        telling().ended(Channel.VOICE, true);
        assertThat(handle.result()).isEqualTo("VOICE");
        assertThat(sent).containsExactly("SMS 0", "VOICE 1");
    }

    @Test
    void aMessageOfWhichNothingIsHeardIsFollowedByTheNext() {
        plan = new Plan(
                List.of(), false, List.of(step(Channel.SMS, Duration.ZERO), step(Channel.VOICE, Duration.ZERO)));
        assertThat(tell()).isEqualTo("nowhere");
        assertThat(sent).containsExactly("SMS 0", "VOICE 5");
        assertThat(Duration.between(begun, furrow.now())).isEqualTo(PATIENCE.multipliedBy(2));
    }

    @Test
    void quietTimeIsWaitedFor() {
        plan = new Plan(
                List.of(step(Channel.PUSH, Duration.ZERO)), false, List.of(step(Channel.SMS, Duration.ofHours(8))));
        answers.put(Channel.PUSH, Sent.TAKEN);
        answers.put(Channel.SMS, Sent.TAKEN);
        assertThat(tell()).isEqualTo("SMS");
        assertThat(sent).containsExactly("PUSH 0", "SMS 480");
    }
}
