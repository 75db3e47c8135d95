package dev.furrow.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.furrow.system.kill.ServerCalls.Unanswered;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers, deciders and workers with dice drive a server that is killed with SIGKILL in the middle of their calls,
/// again and again; after each death everything that was acknowledged must be found again.
///
/// `-Dkill.rounds=N` kills N times, `-Dkill.seed=S` throws the same dice. The threads' order is the machine's, so a
/// seed brings the same kind of run back, not the same run.
class KillTest {
    private static final int DECIDERS = 4;
    private static final int WORKERS = 3;
    private static final int CUSTOMERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path directory;

    private final Ledger ledger = new Ledger();
    private volatile boolean killing;
    private int rounds;
    private int deadTokens;
    private int goodTokens;

    @Test
    void everythingAcknowledgedIsFoundAgainAfterEveryKill() throws Exception {
        rounds = Integer.getInteger("kill.rounds", 20);
        String given = System.getProperty("kill.seed", "");
        long seed = given.isEmpty() ? new SplittableRandom().nextLong() : Long.parseLong(given);
        String again = "./mvnw -pl furrow-system-tests -am test -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dkill.rounds=" + rounds + " -Dkill.seed=" + seed;
        System.out.println("Seed " + seed + "; again: " + again);
        try {
            run(new SplittableRandom(seed));
        } catch (Throwable e) {
            throw new AssertionError("Again: " + again, e);
        }
        System.out.println(rounds + " kills; " + ledger.all().size() + " runs; " + ledger.counts() + "; tokens after"
                + " a kill: " + goodTokens + " good, " + deadTokens + " dead for a reason");
    }

    private void run(SplittableRandom random) throws Exception {
        Path data = directory.resolve("data");
        Path log = directory.resolve("server.log");
        for (int round = 0; round <= rounds; round++) {
            ServerProcess server = ServerProcess.launch(data, log);
            try {
                if (round > 0 && random.nextInt(4) == 0) {
                    // Some die while they recover.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1200)));
                    server.kill();
                    server = ServerProcess.launch(data, log);
                }
                String url = server.awaitReady();
                if (round == 0) {
                    try (ServerCalls calls = new ServerCalls(url, () -> {})) {
                        Load.register(calls);
                    }
                } else {
                    try (ServerCalls calls = new ServerCalls(url, () -> {})) {
                        lookForEverything(calls, random);
                        answerHeldTasks(calls, random);
                    }
                }
                if (round == rounds) {
                    finish(url, random);
                } else {
                    loadAndKill(server, url, random);
                }
            } catch (Throwable e) {
                throw new AssertionError("In round " + round + " of " + rounds, e);
            } finally {
                server.kill();
            }
        }
    }

    // Looking.

    private void lookForEverything(ServerCalls calls, SplittableRandom random) {
        Findings findings = new Findings(calls, ledger);
        // Reading a run may make known where it led to.
        Set<RunFacts> checked = new HashSet<>();
        for (List<RunFacts> more = ledger.toCheck(random, 40); !more.isEmpty(); more = unread()) {
            for (RunFacts run : more) {
                if (checked.add(run)) {
                    Histories.Open open = findings.check(run);
                    assertThat(run.closed() || open.hasNextStep())
                            .as("%s can go on", run.execution)
                            .isTrue();
                }
            }
        }
        checkOpenRunsAreListed(calls, findings);
        checkRegistrations(calls);
        checkOverdueTimersFire(findings);
        checkWaitingTasksAreInTheirLists(calls, findings);
    }

    private List<RunFacts> unread() {
        return ledger.all().stream().filter(run -> run.known.isEmpty()).toList();
    }

    private void checkOpenRunsAreListed(ServerCalls calls, Findings findings) {
        Set<WorkflowExecution> listed = new HashSet<>();
        String next = null;
        do {
            WorkflowExecutionInfos page = calls.ask(
                    new ListOpenWorkflowExecutionsRequest(
                            Load.DOMAIN,
                            new ExecutionTimeFilter(Instant.EPOCH, null),
                            null,
                            null,
                            next,
                            25,
                            null,
                            null),
                    WorkflowExecutionInfos.class);
            page.executionInfos().stream().map(WorkflowExecutionInfo::execution).forEach(listed::add);
            next = page.nextPageToken();
        } while (next != null);
        for (RunFacts run : ledger.open()) {
            assertThat(listed).as("open runs").contains(run.execution);
        }
        Set<WorkflowExecution> known = new HashSet<>();
        ledger.all().forEach(run -> known.add(run.execution));
        for (WorkflowExecution execution : listed) {
            if (!known.contains(execution)) {
                assertThat(ledger.mayHaveStarted(execution.workflowId())
                                || execution.workflowId().startsWith("child"))
                        .as("%s was started by somebody", execution)
                        .isTrue();
                findings.check(ledger.run(execution));
            }
        }
    }

    private void checkRegistrations(ServerCalls calls) {
        Set<ActivityType> found = new HashSet<>();
        String next = null;
        do {
            ActivityTypeInfos page = calls.ask(
                    new ListActivityTypesRequest(Load.DOMAIN, null, RegistrationStatus.REGISTERED, next, null, null),
                    ActivityTypeInfos.class);
            page.typeInfos().forEach(type -> found.add(type.activityType()));
            next = page.nextPageToken();
        } while (next != null);
        assertThat(found).containsAll(ledger.types());
    }

    private void checkOverdueTimersFire(Findings findings) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<RunFacts> waiting = ledger.open();
        while (!waiting.isEmpty()) {
            Instant now = Instant.now();
            List<RunFacts> late = new ArrayList<>();
            for (RunFacts run : waiting) {
                boolean overdue = findings.check(run).timers().values().stream()
                        .anyMatch(due -> due.plusMillis(200).isBefore(now));
                if (overdue && !run.closed()) {
                    late.add(run);
                }
            }
            assertThat(now).as("overdue timers of %s", late).isBefore(deadline);
            waiting = late;
        }
    }

    /// No task may have been forgotten, and none made up: the lists hold what the histories say.
    private void checkWaitingTasksAreInTheirLists(ServerCalls calls, Findings findings) {
        Instant deadline = Instant.now().plus(PATIENCE);
        String difference;
        do {
            int decisions = 0;
            int activities = 0;
            for (RunFacts run : ledger.open()) {
                Histories.Open open = findings.check(run);
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
            difference = "decision tasks: " + decisions + " in histories, " + pendingDecisions + " in the list;"
                    + " activity tasks: " + activities + " in histories, " + pendingActivities + " in the list";
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError(difference);
    }

    /// Answers for some of the tasks that were handed out before the kill.
    private void answerHeldTasks(ServerCalls calls, SplittableRandom random) {
        Load load = new Load(calls, ledger, random.split(), false);
        Findings findings = new Findings(calls, ledger);
        for (Ledger.Held task : ledger.held()) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            if (load.answer(task)) {
                goodTokens++;
                continue;
            }
            deadTokens++;
            Histories.Open open = findings.check(task.run());
            assertThat(!task.run().closed() && open.isCurrent(task.startedEventId()))
                    .as(
                            "the task of event %s of %s is open, but its token was refused",
                            task.startedEventId(), task.run().execution)
                    .isFalse();
        }
    }

    // Loading.

    private void loadAndKill(ServerProcess server, String url, SplittableRandom random) throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        AtomicInteger callsLeft = new AtomicInteger(30 + random.nextInt(500));
        long pause = random.nextInt(3_000_000);
        killing = false;
        try (ServerCalls calls = new ServerCalls(url, () -> {
                    if (callsLeft.decrementAndGet() == 0) {
                        enough.countDown();
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            start(CUSTOMERS, threads, clients, calls, random, Load::customer);
            start(DECIDERS, threads, clients, calls, random, Load::decider);
            start(WORKERS, threads, clients, calls, random, Load::worker);
            if (!enough.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The clients have stopped calling: " + failures(clients));
            }
            // Somewhere within the calls that are under way.
            LockSupport.parkNanos(pause);
            killing = true;
            assertThat(server.isAlive())
                    .as("the server lives until it is killed")
                    .isTrue();
            server.kill();
            for (Future<?> client : clients) {
                client.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static List<Object> failures(List<Future<?>> clients) {
        List<Object> failures = new ArrayList<>();
        for (Future<?> client : clients) {
            failures.add(client.state() == Future.State.FAILED ? client.exceptionNow() : client.state());
        }
        return failures;
    }

    private interface Step {
        void take(Load load);
    }

    private void start(
            int number,
            ExecutorService threads,
            List<Future<?>> clients,
            ServerCalls calls,
            SplittableRandom random,
            Step step) {
        for (int i = 0; i < number; i++) {
            Load load = new Load(calls, ledger, random.split(), false);
            clients.add(threads.submit(() -> untilKilled(() -> step.take(load))));
        }
    }

    private void untilKilled(Runnable step) {
        while (true) {
            try {
                step.run();
            } catch (Unanswered unknown) {
                if (killing) {
                    return;
                }
                throw new AssertionError("No answer from a server that nobody has killed", unknown);
            }
        }
    }

    // The end.

    /// Brings every run to its end, which shows that none is stuck, then looks at all of them once more.
    private void finish(String url, SplittableRandom random) throws ExecutionException, InterruptedException {
        try (ServerCalls calls = new ServerCalls(url, () -> {});
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                Load decider = new Load(calls, ledger, random.split(), true);
                Load worker = new Load(calls, ledger, random.split(), true);
                clients.add(threads.submit(() -> untilNothingIsOpen(calls, deadline, decider::decider)));
                clients.add(threads.submit(() -> untilNothingIsOpen(calls, deadline, worker::worker)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
            Findings findings = new Findings(calls, ledger);
            for (List<RunFacts> more = ledger.all(); !more.isEmpty(); more = unread()) {
                more.forEach(findings::check);
            }
            assertThat(ledger.open()).isEmpty();
            Findings.checkBetweenRuns(ledger.all());
        }
    }

    private interface Poll {
        boolean take();
    }

    private void untilNothingIsOpen(ServerCalls calls, Instant deadline, Poll poll) {
        while (true) {
            if (!poll.take() && openRuns(calls).isEmpty()) {
                return;
            }
            assertThat(Instant.now())
                    .as("runs that do not come to their end: %s", openRuns(calls))
                    .isBefore(deadline);
        }
    }

    private static List<WorkflowExecutionInfo> openRuns(ServerCalls calls) {
        return calls.ask(
                        new ListOpenWorkflowExecutionsRequest(
                                Load.DOMAIN,
                                new ExecutionTimeFilter(Instant.EPOCH, null),
                                null,
                                null,
                                null,
                                5,
                                null,
                                null),
                        WorkflowExecutionInfos.class)
                .executionInfos();
    }
}
