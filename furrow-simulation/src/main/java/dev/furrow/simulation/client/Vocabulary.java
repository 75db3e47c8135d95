package dev.furrow.simulation.client;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.simulation.schedule.Chance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names and values that clients use: few enough that they meet, some of them wrong.
public final class Vocabulary {
    /// The domain of everything.
    public static final String DOMAIN = "farm";

    /// Every workflow type that is ever registered; settings belong to the type for ever.
    public static final List<RegisterWorkflowTypeRequest> WORKFLOW_TYPES = List.of(
            workflowType("harvest", "1", "10", "3600", "d0", null, ChildPolicy.TERMINATE, null),
            workflowType("harvest", "2", "NONE", "86400", "d1", "5", ChildPolicy.REQUEST_CANCEL, "arn:role"),
            workflowType("plough", "1", "60", "600", "d0", "-1", ChildPolicy.ABANDON, "arn:role"),
            workflowType("plough", "2", null, null, null, null, null, null),
            workflowType("sow", "1", "5", "60", null, null, ChildPolicy.TERMINATE, null));

    /// Every activity type that is ever registered.
    public static final List<RegisterActivityTypeRequest> ACTIVITY_TYPES = List.of(
            activityType("mow", "1", "60", "20", "l0", null, "100", "200"),
            activityType("mow", "2", "NONE", "NONE", "l1", "3", "NONE", "NONE"),
            activityType("rake", "1", "5", "2", "l0", null, "5", "8"),
            activityType("rake", "2", null, null, null, null, null, null),
            activityType("bale", "1", "30", null, "l1", "-2", "60", "60"));

    private static final List<String> DECISION_LISTS = List.of("d0", "d1", "d2");
    private static final List<String> STICKY_LISTS = List.of("sticky0", "sticky1");
    private static final List<String> ACTIVITY_LISTS = List.of("l0", "l1", "l2");
    private static final int REMEMBERED = 48;

    private final Chance chance;
    private final int workflowIds;
    private final List<WorkflowExecution> runs = new ArrayList<>();
    private final List<String> decisionTokens = new ArrayList<>();
    private final List<String> activityTokens = new ArrayList<>();
    private final List<String> pageTokens = new ArrayList<>();

    /// @param workflowIds how many workflowIds there are
    public Vocabulary(Chance chance, int workflowIds) {
        this.chance = chance;
        this.workflowIds = workflowIds;
    }

    private static RegisterWorkflowTypeRequest workflowType(
            String name,
            String version,
            @Nullable String task,
            @Nullable String execution,
            @Nullable String list,
            @Nullable String priority,
            @Nullable ChildPolicy policy,
            @Nullable String role) {
        return new RegisterWorkflowTypeRequest(
                DOMAIN,
                name,
                version,
                null,
                task,
                execution,
                list == null ? null : new TaskList(list),
                priority,
                policy,
                role);
    }

    private static RegisterActivityTypeRequest activityType(
            String name,
            String version,
            @Nullable String startToClose,
            @Nullable String heartbeat,
            @Nullable String list,
            @Nullable String priority,
            @Nullable String scheduleToStart,
            @Nullable String scheduleToClose) {
        return new RegisterActivityTypeRequest(
                DOMAIN,
                name,
                version,
                null,
                startToClose,
                heartbeat,
                list == null ? null : new TaskList(list),
                priority,
                scheduleToStart,
                scheduleToClose);
    }

    /// Every list that a decision task may be on.
    public static List<String> decisionLists() {
        List<String> all = new ArrayList<>(DECISION_LISTS);
        all.addAll(STICKY_LISTS);
        return all;
    }

    /// Every list that an activity task may be on.
    public static List<String> activityLists() {
        return ACTIVITY_LISTS;
    }

    Chance chance() {
        return chance;
    }

    /// Something that is absent half of the time.
    <T> @Nullable T maybe(T value) {
        return chance.oneIn(2) ? value : null;
    }

    String workflowId() {
        return "w" + chance.below(workflowIds);
    }

    WorkflowType workflowType() {
        if (chance.oneIn(20)) {
            return new WorkflowType("ghost", "1");
        }
        RegisterWorkflowTypeRequest type = chance.pick(WORKFLOW_TYPES.subList(0, chance.pick(2, 3, 5)));
        return new WorkflowType(type.name(), type.version());
    }

    ActivityType activityType() {
        if (chance.oneIn(20)) {
            return new ActivityType("ghost", "1");
        }
        RegisterActivityTypeRequest type = chance.pick(ACTIVITY_TYPES.subList(0, chance.pick(2, 3, 5)));
        return new ActivityType(type.name(), type.version());
    }

    TaskList decisionList() {
        return new TaskList(chance.pick(DECISION_LISTS));
    }

    TaskList anyDecisionList() {
        return chance.oneIn(4) ? stickyList() : decisionList();
    }

    TaskList stickyList() {
        return new TaskList(chance.pick(STICKY_LISTS));
    }

    TaskList activityList() {
        return new TaskList(chance.pick(ACTIVITY_LISTS));
    }

    @Nullable TaskList maybeDecisionList() {
        return chance.oneIn(3) ? decisionList() : null;
    }

    @Nullable TaskList maybeActivityList() {
        return chance.oneIn(3) ? activityList() : null;
    }

    /// A timeout of a task, or none given.
    @Nullable String maybeTaskTimeout() {
        return chance.oneIn(3) ? chance.pick("0", "1", "3", "10", "60", "NONE", "") : null;
    }

    /// A timeout of a decision task, or none given. One of 0 seconds makes a task that nobody can answer.
    @Nullable String maybeDecisionTimeout() {
        return chance.oneIn(3) ? chance.oneIn(30) ? "0" : chance.pick("1", "3", "10", "60", "NONE", "") : null;
    }

    @Nullable String maybeExecutionTimeout() {
        return chance.oneIn(3) ? chance.pick("0", "5", "60", "600", "86400", "") : null;
    }

    String timerDuration() {
        return chance.pick("0", "0", "1", "2", "10", "60", "3600");
    }

    @Nullable String maybePriority() {
        return chance.oneIn(4) ? chance.pick("-1", "0", "7", "2147483647") : null;
    }

    @Nullable ChildPolicy maybeChildPolicy() {
        return chance.oneIn(3) ? chance.pick(ChildPolicy.values()) : null;
    }

    @Nullable String maybeRole() {
        return chance.oneIn(4) ? "arn:given" : null;
    }

    @Nullable List<String> maybeTags() {
        return chance.oneIn(4) ? chance.pick(List.of("red"), List.of("red", "green"), List.of("")) : null;
    }

    String activityId() {
        return "a" + chance.below(4);
    }

    String timerId() {
        return "t" + chance.below(4);
    }

    /// A run that somebody has seen; null if nobody has seen any.
    @Nullable WorkflowExecution run() {
        return runs.isEmpty() ? null : chance.pick(runs);
    }

    /// A runId, sometimes of this workflowId, sometimes not, sometimes none.
    @Nullable String maybeRunId() {
        WorkflowExecution run = run();
        if (run == null || chance.oneIn(2)) {
            return chance.oneIn(10) ? "" : null;
        }
        return chance.oneIn(20) ? "no-such-run" : run.runId();
    }

    @Nullable String decisionToken() {
        return decisionTokens.isEmpty() ? null : chance.pick(decisionTokens);
    }

    @Nullable String activityToken() {
        return activityTokens.isEmpty() ? null : chance.pick(activityTokens);
    }

    @Nullable String pageToken() {
        return pageTokens.isEmpty() ? null : chance.pick(pageTokens);
    }

    void seen(WorkflowExecution run) {
        remember(runs, run);
    }

    void seenDecisionToken(String token) {
        remember(decisionTokens, token);
    }

    void seenActivityToken(String token) {
        remember(activityTokens, token);
    }

    void seenPageToken(String token) {
        remember(pageTokens, token);
    }

    private <T> void remember(List<T> memory, T thing) {
        if (memory.size() < REMEMBERED) {
            memory.add(thing);
        } else {
            memory.set(chance.below(REMEMBERED), thing);
        }
    }
}
