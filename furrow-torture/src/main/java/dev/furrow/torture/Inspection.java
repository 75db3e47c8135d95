package dev.furrow.torture;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.torture.load.Findings;
import dev.furrow.torture.load.Histories;
import dev.furrow.torture.load.Ledger;
import dev.furrow.torture.load.Load;
import dev.furrow.torture.load.RunFacts;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.Violation;
import dev.furrow.torture.server.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Looks at a server that has just come back, while nobody else calls it, for everything that it owes.
final class Inspection {
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);
    private static final int OLD_RUNS = 40;

    private final ServerCalls calls;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final Campaign.Tokens tokens;
    private final Findings findings;

    Inspection(ServerCalls calls, Ledger ledger, SplittableRandom random, Campaign.Tokens tokens) {
        this.calls = calls;
        this.ledger = ledger;
        this.random = random;
        this.tokens = tokens;
        findings = new Findings(calls, ledger);
    }

    void lookForEverything() {
        // Reading a run may make known where it led to.
        Set<RunFacts> checked = new HashSet<>();
        for (List<RunFacts> more = ledger.toCheck(random, OLD_RUNS); !more.isEmpty(); more = unread(ledger)) {
            for (RunFacts run : more) {
                if (checked.add(run)) {
                    Histories.Open open = findings.look(run);
                    require(run.closed() || open.hasNextStep(), "P6 an open run can go on: " + run.execution);
                }
            }
        }
        findings.check(false);
        checkOpenRunsAreListed();
        checkRegistrations();
        checkOverdueTimersFire();
        checkWaitingTasksAreInTheirLists();
    }

    static List<RunFacts> unread(Ledger ledger) {
        return ledger.all().stream().filter(run -> run.known.isEmpty()).toList();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Violation(what);
        }
    }

    private void checkOpenRunsAreListed() {
        Set<WorkflowExecution> listed = new HashSet<>();
        @Nullable String next = null;
        do {
            WorkflowExecutionInfos page = openRuns(calls, next, 25);
            page.executionInfos().stream().map(WorkflowExecutionInfo::execution).forEach(listed::add);
            next = page.nextPageToken();
        } while (next != null);
        for (RunFacts run : ledger.open()) {
            if (!listed.contains(run.execution)) {
                // A server that has just started still does what was due while it was down, so a run may have closed
                // since it was looked at.
                findings.look(run);
                require(run.closed(), "I12 an open run is in the list of open runs: " + run.execution);
            }
        }
        Set<WorkflowExecution> known = new HashSet<>();
        ledger.all().forEach(run -> known.add(run.execution));
        for (WorkflowExecution execution : listed) {
            if (!known.contains(execution)) {
                String workflowId = execution.workflowId();
                require(
                        ledger.mayHaveStarted(workflowId) || workflowId.startsWith("child"),
                        "P1 every run was asked for: nobody has started " + execution);
                findings.look(ledger.run(execution));
            }
        }
    }

    static WorkflowExecutionInfos openRuns(ServerCalls calls, @Nullable String nextPageToken, int pageSize) {
        return calls.ask(
                new ListOpenWorkflowExecutionsRequest(
                        Load.DOMAIN,
                        new ExecutionTimeFilter(Instant.EPOCH, null),
                        null,
                        null,
                        nextPageToken,
                        pageSize,
                        null,
                        null),
                WorkflowExecutionInfos.class);
    }

    private void checkRegistrations() {
        Set<ActivityType> found = new HashSet<>();
        @Nullable String next = null;
        do {
            ActivityTypeInfos page = calls.ask(
                    new ListActivityTypesRequest(Load.DOMAIN, null, RegistrationStatus.REGISTERED, next, null, null),
                    ActivityTypeInfos.class);
            page.typeInfos().forEach(type -> found.add(type.activityType()));
            next = page.nextPageToken();
        } while (next != null);
        for (ActivityType type : ledger.types()) {
            require(found.contains(type), "P1 an acknowledged registration lasts: " + type);
        }
    }

    private void checkOverdueTimersFire() {
        Patience patience = new Patience(LONGEST_DELAY);
        List<RunFacts> waiting = ledger.open();
        while (!waiting.isEmpty()) {
            Instant now = Instant.now();
            List<RunFacts> late = new ArrayList<>();
            for (RunFacts run : waiting) {
                boolean overdue = findings.look(run).timers().values().stream()
                        .anyMatch(due -> due.plusMillis(200).isBefore(now));
                if (overdue && !run.closed()) {
                    late.add(run);
                }
            }
            if (!late.isEmpty() && patience.isOver()) {
                throw new Violation("P5 every timer fires: overdue ones do not in " + late);
            }
            waiting = late;
        }
    }

    /// No task may have been forgotten, and none made up: the lists hold what the histories say.
    private void checkWaitingTasksAreInTheirLists() {
        Patience patience = new Patience(LONGEST_DELAY);
        String difference;
        do {
            int decisions = 0;
            int activities = 0;
            for (RunFacts run : ledger.open()) {
                Histories.Open open = findings.look(run);
                if (!run.closed()) {
                    decisions += open.decisionTaskCanBePolled() ? 1 : 0;
                    activities += open.waitingActivities().size();
                }
            }
            int pendingDecisions = calls.ask(
                            new CountPendingDecisionTasksRequest(Load.DOMAIN, Load.DECIDERS), PendingTaskCount.class)
                    .count();
            int pendingActivities = calls.ask(
                            new CountPendingActivityTasksRequest(Load.DOMAIN, Load.WORKERS), PendingTaskCount.class)
                    .count();
            if (decisions == pendingDecisions && activities == pendingActivities) {
                return;
            }
            // A timer may have fired in between: look again.
            difference = "C what waits is in its list: decision tasks: " + decisions + " in histories, "
                    + pendingDecisions + " in the list;" + " activity tasks: " + activities + " in histories, "
                    + pendingActivities + " in the list";
        } while (!patience.isOver());
        throw new Violation(difference);
    }

    /// Answers for some of the tasks that were handed out before.
    void answerHeldTasks() {
        Load load = new Load(calls, ledger, random.split(), false);
        for (Ledger.Held task : ledger.held()) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            if (load.answer(task)) {
                tokens.good++;
                continue;
            }
            tokens.dead++;
            Histories.Open open = findings.look(task.run());
            require(
                    task.run().closed() || !open.isCurrent(task.startedEventId()),
                    "I9 a token is good until it is used: that of the open task of event " + task.startedEventId()
                            + " of " + task.run().execution + " is refused");
        }
    }
}
