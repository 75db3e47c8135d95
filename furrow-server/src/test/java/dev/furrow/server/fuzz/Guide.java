package dev.furrow.server.fuzz;

import dev.furrow.api.operation.Operation;
import dev.furrow.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/// Leads a client of dice on from what it was answered, so that it gets as far as an activity task: a started run is
/// polled for, a decision task is answered with activities, an activity task is answered. The requests are right but
/// for their texts, and sometimes for their token. Belongs to one thread.
final class Guide {
    /// Nobody deprecates anything in here.
    static final String DOMAIN = "guided";

    private static final String POLL = """
            {"domain":"guided","taskList":{"name":"list"},"identity":"guided"}""";
    private static final int STARTS = 6;

    private final SplittableRandom random;
    private final Grammar grammar;
    private final Deque<FuzzTest.Sent> next = new ArrayDeque<>();

    Guide(SplittableRandom random, Grammar grammar) {
        this.random = random;
        this.grammar = grammar;
    }

    /// What to send next; empty for whatever the dice say.
    List<FuzzTest.Sent> next() {
        if (next.isEmpty() && random.nextInt(STARTS) == 0) {
            add(Operation.START_WORKFLOW_EXECUTION, """
                    {"domain":"guided","workflowId":"guided-%d","workflowType":{"name":"type","version":"1"}}""".formatted(random.nextInt(1 << 30)));
        }
        List<FuzzTest.Sent> sent = new ArrayList<>(next);
        next.clear();
        return sent;
    }

    /// Takes up what an answer allows.
    void hear(FuzzTest.Sent sent, Reply reply) {
        if (reply.status() != 200 || next.size() > 8) {
            return;
        }
        switch (sent.operation()) {
            case START_WORKFLOW_EXECUTION -> {
                if (new String(sent.body(), StandardCharsets.UTF_8).contains("guided-")) {
                    add(Operation.POLL_FOR_DECISION_TASK, POLL);
                }
            }
            case POLL_FOR_DECISION_TASK -> decide(reply.member("taskToken"));
            case POLL_FOR_ACTIVITY_TASK -> work(reply.member("taskToken"));
            default -> {}
        }
    }

    private void decide(String token) {
        if (token == null) {
            return;
        }
        int activities = random.nextInt(3);
        List<String> decisions = new ArrayList<>();
        for (int i = 0; i < activities; i++) {
            decisions.add("""
                    {"decisionType":"ScheduleActivityTask","scheduleActivityTaskDecisionAttributes":\
                    {"activityType":{"name":"type","version":"1"},"activityId":"%s","input":%s,\
                    "heartbeatTimeout":"60","scheduleToStartTimeout":"60","scheduleToCloseTimeout":"60",\
                    "startToCloseTimeout":"60","taskList":{"name":"list"}}}""".formatted("activity-" + random.nextInt(1 << 30), grammar.text("input")));
        }
        if (activities == 0 || random.nextInt(4) == 0) {
            decisions.add("""
                    {"decisionType":"RequestCancelActivityTask","requestCancelActivityTaskDecisionAttributes":\
                    {"activityId":"activity"}}""");
        }
        add(
                Operation.RESPOND_DECISION_TASK_COMPLETED,
                "{\"taskToken\":\"" + token + "\",\"decisions\":[" + String.join(",", decisions) + "]}");
        for (int i = 0; i < activities; i++) {
            add(Operation.POLL_FOR_ACTIVITY_TASK, POLL);
        }
    }

    private void work(String token) {
        if (token == null) {
            return;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            add(Operation.RECORD_ACTIVITY_TASK_HEARTBEAT, body(token, "details"));
        }
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1, 2 -> add(Operation.RESPOND_ACTIVITY_TASK_FAILED, body(token, "details"));
            case 3 -> add(Operation.RESPOND_ACTIVITY_TASK_CANCELED, body(token, "details"));
            default -> add(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, body(token, "result"));
        }
        if (random.nextInt(5) == 0) {
            // The token is spent.
            add(Operation.RESPOND_ACTIVITY_TASK_COMPLETED, body(token, "result"));
        }
    }

    private String body(String token, String member) {
        return "{\"taskToken\":\"" + token + "\",\"" + member + "\":" + grammar.text(member) + "}";
    }

    private void add(Operation operation, String json) {
        next.add(new FuzzTest.Sent(operation, json.getBytes(StandardCharsets.UTF_8)));
    }
}
