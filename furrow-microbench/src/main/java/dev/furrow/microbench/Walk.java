package dev.furrow.microbench;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RandomIds;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;

/// Workflows with one activity, many abreast, led through the engine stop by stop: all are decoded, then all
/// submitted, then all decided and so on, so that each stop is looked at with a full batch.
public final class Walk implements AutoCloseable {
    /// How many go abreast: about what a busy server commits together.
    public static final int ABREAST = 64;
    /// How many requests one workflow takes.
    public static final int REQUESTS = Leg.values().length;

    private static final String DOMAIN = "bench";
    private static final String LIST = "\"taskList\":{\"name\":\"bench\"}";
    private static final String PAYLOAD = "0123456789".repeat(10);
    private static final long NOW = 1_800_000_000_000L;

    /// A request of each workflow, in order.
    public enum Leg {
        /// The workflow starts.
        START(Operation.START_WORKFLOW_EXECUTION),
        /// Its first decision task is fetched.
        POLL_FIRST(Operation.POLL_FOR_DECISION_TASK),
        /// The decider schedules the activity.
        SCHEDULE(Operation.RESPOND_DECISION_TASK_COMPLETED),
        /// The worker fetches it.
        POLL_ACTIVITY(Operation.POLL_FOR_ACTIVITY_TASK),
        /// The worker is done.
        COMPLETE_ACTIVITY(Operation.RESPOND_ACTIVITY_TASK_COMPLETED),
        /// The second decision task is fetched.
        POLL_SECOND(Operation.POLL_FOR_DECISION_TASK),
        /// The decider completes the workflow.
        COMPLETE(Operation.RESPOND_DECISION_TASK_COMPLETED);

        private final Operation operation;

        Leg(Operation operation) {
            this.operation = operation;
        }
    }

    private final Engine engine;
    private final HandDriver driver = new HandDriver();
    private final List<Received> replies = new ArrayList<>();
    private final Request[] decoded = new Request[ABREAST];
    private String[] answers = new String[0];
    private Costs costs = new Costs();
    private long rounds;

    /// @param store is closed with the walk
    public Walk(Store store) {
        engine = new Engine(
                EngineSettings.DEFAULT, store, () -> NOW, new RandomIds(), driver, CommitObserver.NONE, trouble -> {
                    throw trouble;
                });
        String types = "\"domain\":\"" + DOMAIN + "\",\"version\":\"1\",";
        once(Operation.REGISTER_DOMAIN, "{\"name\":\"bench\",\"workflowExecutionRetentionPeriodInDays\":\"1\"}");
        once(
                Operation.REGISTER_WORKFLOW_TYPE,
                "{" + types + "\"name\":\"w\",\"defaultChildPolicy\":\"TERMINATE\","
                        + "\"defaultTaskStartToCloseTimeout\":\"60\",\"defaultExecutionStartToCloseTimeout\":\"86400\"}");
        once(
                Operation.REGISTER_ACTIVITY_TYPE,
                "{" + types + "\"name\":\"a\",\"defaultTaskHeartbeatTimeout\":\"NONE\","
                        + "\"defaultTaskScheduleToCloseTimeout\":\"600\",\"defaultTaskScheduleToStartTimeout\":\"600\","
                        + "\"defaultTaskStartToCloseTimeout\":\"60\"}");
    }

    private void once(Operation operation, String body) {
        Received received = new Received();
        Request request = decode(operation, body.getBytes(StandardCharsets.UTF_8));
        engine.submit(request, Permissions.ALL, received);
        driver.decide();
        driver.commit();
        received.bytes();
    }

    private static Request decode(Operation operation, byte[] body) {
        return (Request) Json.decode(body, operation.requestType(), ShapeLimits.DEFAULT);
    }

    /// Leads workflows from start to end.
    public void round() {
        for (Leg leg : Leg.values()) {
            arrive(leg);
            decide();
            depart();
        }
    }

    /// Leads a request of each workflow into the inbox.
    public void arrive(Leg leg) {
        if (leg == Leg.START) {
            rounds++;
        }
        byte[][] bodies = bodies(leg);
        costs.of(Stop.DECODE, () -> {
            for (int i = 0; i < ABREAST; i++) {
                decoded[i] = decode(leg.operation, bodies[i]);
            }
        });
        replies.clear();
        for (int i = 0; i < ABREAST; i++) {
            replies.add(new Received());
        }
        costs.of(Stop.SUBMIT, () -> {
            for (int i = 0; i < ABREAST; i++) {
                engine.submit(decoded[i], Permissions.ALL, replies.get(i));
            }
        });
    }

    /// Decides what has arrived.
    public void decide() {
        costs.of(Stop.DECIDE, driver::decide);
    }

    /// Commits what is decided and takes the answers.
    public void depart() {
        costs.of(Stop.COMMIT, driver::commit);
        byte[][] bytes = new byte[ABREAST][];
        costs.of(Stop.ANSWER, () -> {
            driver.read();
            for (int i = 0; i < ABREAST; i++) {
                bytes[i] = replies.get(i).bytes();
            }
        });
        answers = new String[ABREAST];
        for (int i = 0; i < ABREAST; i++) {
            answers[i] = new String(bytes[i], StandardCharsets.UTF_8);
        }
    }

    /// Starts workflows and names one of them.
    public RunKey startOne() {
        arrive(Leg.START);
        decide();
        depart();
        return new RunKey(DOMAIN, workflowId(0), Objects.requireNonNull(RunId.parse(after(answers[0], "runId"))));
    }

    /// Leads the workflows that are started to their end.
    public void finish() {
        for (Leg leg : Leg.values()) {
            if (leg != Leg.START) {
                arrive(leg);
                decide();
                depart();
            }
        }
    }

    private byte[][] bodies(Leg leg) {
        return switch (leg) {
            case START ->
                all(i -> "{\"domain\":\"bench\",\"workflowId\":\"" + workflowId(i)
                        + "\",\"workflowType\":{\"name\":\"w\",\"version\":\"1\"}," + LIST + ",\"input\":\"" + PAYLOAD
                        + "\"}");
            case POLL_FIRST, POLL_ACTIVITY, POLL_SECOND -> all(i -> poll());
            case SCHEDULE ->
                all(i -> decide(
                        i,
                        "{\"decisionType\":\"ScheduleActivityTask\",\"scheduleActivityTaskDecisionAttributes\":"
                                + "{\"activityType\":{\"name\":\"a\",\"version\":\"1\"},\"activityId\":\"s0\",\"input\":\""
                                + PAYLOAD + "\"," + LIST + "}}"));
            case COMPLETE_ACTIVITY ->
                all(i -> "{\"taskToken\":\"" + after(answers[i], "taskToken") + "\",\"result\":\"" + PAYLOAD + "\"}");
            case COMPLETE ->
                all(i -> decide(
                        i,
                        "{\"decisionType\":\"CompleteWorkflowExecution\","
                                + "\"completeWorkflowExecutionDecisionAttributes\":{\"result\":\"" + PAYLOAD + "\"}}"));
        };
    }

    private static byte[][] all(IntFunction<String> body) {
        byte[][] bodies = new byte[ABREAST][];
        for (int i = 0; i < ABREAST; i++) {
            bodies[i] = body.apply(i).getBytes(StandardCharsets.UTF_8);
        }
        return bodies;
    }

    /// Of the same length always, so that what is allocated does not depend on how many there were before.
    private String workflowId(int i) {
        return String.format(Locale.ROOT, "walk-%08d-%02d", rounds, i);
    }

    private static String poll() {
        return "{\"domain\":\"bench\"," + LIST + ",\"identity\":\"bench\"}";
    }

    private String decide(int i, String decision) {
        return "{\"taskToken\":\"" + after(answers[i], "taskToken") + "\",\"decisions\":[" + decision + "]}";
    }

    private static String after(String json, String member) {
        String word = "\"" + member + "\":\"";
        int at = json.indexOf(word);
        if (at < 0) {
            throw new IllegalStateException("No " + member + " in " + json);
        }
        return json.substring(at + word.length(), json.indexOf('"', at + word.length()));
    }

    /// What the stops have taken since the last call.
    public Costs takeCosts() {
        Costs taken = costs;
        costs = new Costs();
        return taken;
    }

    @Override
    public void close() {
        engine.close();
    }
}
