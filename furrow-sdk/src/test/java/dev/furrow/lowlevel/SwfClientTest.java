package dev.furrow.lowlevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.TaskList;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.spi.Telemetry;
import dev.furrow.spi.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SwfClientTest {
    private static final Transport.Answer DONE = new Transport.Answer(200, new byte[0]);
    private static final Transport.Answer NOTHING = answer(200, "{\"startedEventId\":0}");
    private static final Transport.Answer DOMAIN = answer(
            200,
            "{\"domainInfo\":{\"name\":\"d\",\"status\":\"REGISTERED\",\"arn\":\"a\"},"
                    + "\"configuration\":{\"workflowExecutionRetentionPeriodInDays\":\"7\"}}");
    private static final Transport.Answer THROTTLED = answer(
            400, "{\"__type\":\"com.amazon.coral.availability#ThrottlingException\",\"message\":\"Rate exceeded\"}");
    private static final Transport.Answer UNKNOWN =
            answer(400, "{\"__type\":\"com.amazonaws.swf.base.model#UnknownResourceFault\",\"message\":\"gone\"}");
    private static final Transport.Answer BROKEN = answer(500, "<html>no</html>");

    private final Deque<Object> script = new ArrayDeque<>();
    private final SwfClient client = new SwfClient(new Scripted());
    private int calls;
    private Duration given;

    private static Transport.Answer answer(int status, String body) {
        return new Transport.Answer(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private final class Scripted implements Transport {
        @Override
        public Answer call(Operation operation, byte[] body, Duration timeout) throws IOException {
            calls++;
            given = timeout;
            Object next = script.size() > 1 ? script.pop() : script.peek();
            if (next instanceof IOException lost) {
                throw lost;
            }
            return (Answer) next;
        }

        @Override
        public void close() {}
    }

    private void answers(Object... inTurn) {
        script.addAll(List.of(inTurn));
    }

    private void signal() {
        client.signalWorkflowExecution(new SignalWorkflowExecutionRequest("d", "w", null, "s", null));
    }

    private void respond() {
        client.respondActivityTaskCompleted(new RespondActivityTaskCompletedRequest("t", null));
    }

    @Test
    void eachOfThe39OperationsIsAMethodOfItsOwn() throws NoSuchMethodException {
        for (Operation operation : Operation.values()) {
            String name = operation.wireName();
            Class<?> answer = SwfClient.class
                    .getMethod(
                            name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), operation.requestType())
                    .getReturnType();
            assertThat(answer)
                    .as(name)
                    .isEqualTo(operation.responseType() == null ? void.class : operation.responseType());
        }
        assertThat(Operation.values()).hasSize(39);
    }

    @Test
    void throttledRequestsAreRepeated() {
        answers(THROTTLED, THROTTLED, DOMAIN);
        assertThat(client.describeDomain(new DescribeDomainRequest("d"))
                        .domainInfo()
                        .name())
                .isEqualTo("d");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void answersHaveTheTimeThatTheyAreGivenAndPollsTheirOwn() {
        answers(DOMAIN);
        SwfClient patient = new SwfClient(new Scripted(), Duration.ofSeconds(33), Telemetry.NONE);
        patient.describeDomain(new DescribeDomainRequest("d"));
        assertThat(given).isEqualTo(Duration.ofSeconds(33));
        client.describeDomain(new DescribeDomainRequest("d"));
        assertThat(given).isEqualTo(Duration.ofSeconds(10));
        script.clear();
        answers(NOTHING);
        patient.pollForActivityTask(new PollForActivityTaskRequest("d", new TaskList("l"), null));
        assertThat(given).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void refusalsAreNotRepeated() {
        answers(UNKNOWN);
        assertThatThrownBy(() -> client.describeDomain(new DescribeDomainRequest("d")))
                .isInstanceOfSatisfying(
                        SwfException.class,
                        refused -> assertThat(refused.type()).isEqualTo(FaultType.UNKNOWN_RESOURCE))
                .hasMessage("DescribeDomain was refused: UnknownResourceFault: gone");
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void aSignalIsNotRepeatedWhenItsAnswerIsLost() {
        answers(new IOException("reset"), DONE);
        assertThatThrownBy(this::signal).isInstanceOf(UnreachableException.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void aSignalIsRepeatedWhenItWasCertainlyNotReceived() {
        answers(new ConnectException("refused"), THROTTLED, DONE);
        signal();
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void aRepeatedResponseThatComesTooLateHasArrivedTheFirstTime() {
        answers(new IOException("reset"), UNKNOWN);
        respond();
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void aFirstResponseThatComesTooLateIsRefused() {
        answers(UNKNOWN);
        assertThatThrownBy(this::respond).isInstanceOf(SwfException.class);
    }

    @Test
    void afterSixAttemptsItGivesUp() {
        answers(BROKEN);
        assertThatThrownBy(() -> client.describeDomain(new DescribeDomainRequest("d")))
                .isInstanceOfSatisfying(
                        SwfException.class,
                        refused -> assertThat(refused.type()).isEqualTo(FaultType.INTERNAL_FAILURE));
        assertThat(calls).isEqualTo(6);
    }
}
