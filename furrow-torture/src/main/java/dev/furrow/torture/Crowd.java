package dev.furrow.torture;

import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.torture.load.Findings;
import dev.furrow.torture.load.Ledger;
import dev.furrow.torture.load.Load;
import dev.furrow.torture.load.RunFacts;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Unanswered;
import dev.furrow.torture.load.Violation;
import dev.furrow.torture.server.Patience;
import dev.furrow.torture.server.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Many clients at once, until something happens to the server.
final class Crowd {
    private static final int CUSTOMERS = 2;
    private static final int DECIDERS = 4;
    private static final int WORKERS = 3;
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(90);

    private final String url;
    private final Ledger ledger;
    private final SplittableRandom random;
    private volatile boolean ending;

    Crowd(String url, Ledger ledger, SplittableRandom random) {
        this.url = url;
        this.ledger = ledger;
        this.random = random;
    }

    /// Calls until so many calls were begun, then lets something happen and leaves, whatever is under way.
    void until(int calls, Runnable happens) {
        CountDownLatch enough = new CountDownLatch(1);
        AtomicInteger left = new AtomicInteger(calls);
        run(
                () -> {
                    if (left.decrementAndGet() == 0) {
                        enough.countDown();
                    }
                },
                clients -> {
                    await(enough, clients);
                    ending = true;
                    happens.run();
                });
    }

    /// Calls until the server dies of what was prepared for it.
    void untilItEnds(ServerProcess server) {
        // From the first call on it may.
        ending = true;
        run(() -> {}, clients -> {
            if (server.awaitEnd(LONGEST_END) == null) {
                throw new Violation("The server does not come to its fault: " + failures(clients));
            }
        });
    }

    private static void await(CountDownLatch enough, List<Future<?>> clients) {
        Patience patience = new Patience(LONGEST_LOAD);
        try {
            while (!enough.await(1, TimeUnit.SECONDS)) {
                if (patience.isOver()) {
                    throw new Violation("The clients have stopped calling: " + failures(clients));
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Runnable beforeCall, Consumer<List<Future<?>>> happens) {
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (ServerCalls calls = new ServerCalls(url, ledger.log(), beforeCall)) {
                start(CUSTOMERS, threads, clients, calls, Load::customer);
                start(DECIDERS, threads, clients, calls, Load::decider);
                start(WORKERS, threads, clients, calls, Load::worker);
                happens.accept(clients);
                ending = true;
            }
            for (Future<?> client : clients) {
                join(client);
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

    private void start(
            int number, ExecutorService threads, List<Future<?>> clients, ServerCalls calls, Consumer<Load> step) {
        for (int i = 0; i < number; i++) {
            Load load = new Load(calls, ledger, random.split(), false);
            clients.add(threads.submit(() -> untilCutOff(() -> step.accept(load))));
        }
    }

    private void untilCutOff(Runnable step) {
        while (true) {
            try {
                step.run();
            } catch (Unanswered unknown) {
                if (ending) {
                    return;
                }
                throw new Violation("No answer from a server to which nothing has happened", unknown);
            }
        }
    }

    /// Brings all runs to their end.
    void finish() {
        try (ServerCalls calls = new ServerCalls(url, ledger.log(), () -> {});
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Patience patience = new Patience(LONGEST_END);
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < DECIDERS; i++) {
                Load decider = new Load(calls, ledger, random.split(), true);
                Load worker = new Load(calls, ledger, random.split(), true);
                clients.add(threads.submit(() -> untilNothingIsOpen(calls, patience, decider, Load::decider)));
                clients.add(threads.submit(() -> untilNothingIsOpen(calls, patience, worker, Load::worker)));
            }
            clients.forEach(Crowd::join);
            Findings findings = new Findings(calls, ledger);
            for (List<RunFacts> more = ledger.all(); !more.isEmpty(); more = Inspection.unread(ledger)) {
                more.forEach(findings::look);
            }
            if (!ledger.open().isEmpty()) {
                throw new Violation("P6 an open run can go on: these are still open: " + ledger.open());
            }
            findings.check(true);
        }
    }

    private static void untilNothingIsOpen(ServerCalls calls, Patience patience, Load load, Predicate<Load> poll) {
        while (true) {
            if (!poll.test(load)) {
                WorkflowExecutionInfos open = Inspection.openRuns(calls, null, 5);
                if (open.executionInfos().isEmpty()) {
                    return;
                }
                if (patience.isOver()) {
                    throw new Violation(
                            "P6 an open run can go on: these do not come to their end: " + open.executionInfos());
                }
            }
        }
    }

    private static void join(Future<?> client) {
        Patience patience = new Patience(LONGEST_END.plusSeconds(30));
        while (true) {
            try {
                client.get(1, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                throw new Violation("A client: " + e.getMessage(), e);
            } catch (TimeoutException e) {
                if (patience.isOver()) {
                    throw new Violation("A client waits for an answer that does not come", e);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
