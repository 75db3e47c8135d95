package dev.furrow.bench.process;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.bench.load.Bodies;
import dev.furrow.bench.load.Scan;
import dev.furrow.bench.load.Workload;
import dev.furrow.engine.Engine;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.SteadyClock;
import dev.furrow.engine.ThreadDriver;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RandomIds;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.Store;
import dev.furrow.server.Version;
import dev.furrow.store.rocksdb.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fills a data directory with executions, through the engine but without HTTP: the same store that a server would
/// have written, in a fraction of the time.
public final class StoreFiller {
    private static final byte[] TASK_TOKEN = Scan.ascii("\"taskToken\":\"");
    /// So many executions are under way at any time: enough for large commits.
    private static final int CHAINS = 2_048;
    private static final Map<String, Operation> OPERATIONS =
            Arrays.stream(Operation.values()).collect(Collectors.toMap(Operation::wireName, Function.identity()));

    /// What an execution is to become.
    public enum Fate {
        /// Its first decision task waits.
        WAITING,
        /// It waits for a timer.
        TIMER,
        /// It is closed: nine of ten have completed, one has failed; each has one of a hundred tags.
        CLOSED
    }

    /// Executions to make.
    ///
    /// @param seconds the timer of the n-th, if they are to wait for one
    public record Order(Fate fate, long count, Function<Long, Long> seconds) {}

    private final Engine engine;
    private final AtomicReference<@Nullable Fault> refused = new AtomicReference<>();

    /// Opens a data directory, making it if it is not there.
    public StoreFiller(Path directory) {
        Store store = DataDirectory.open(directory, Version.current());
        SteadyClock clock = new SteadyClock(store.latestTime());
        engine = new Engine(
                EngineSettings.DEFAULT,
                store,
                clock,
                new RandomIds(),
                new ThreadDriver(clock),
                CommitObserver.NONE,
                trouble -> {
                    throw trouble;
                });
        CountDownLatch registered = new CountDownLatch(Bodies.registrations().size());
        for (Bodies.Named each : Bodies.registrations()) {
            // Those that are there already are as good.
            submit(each.operation(), each.body(), new Reply() {
                @Override
                public void answer(Answer answer) {
                    registered.countDown();
                }

                @Override
                public void refuse(Fault fault) {
                    registered.countDown();
                }
            });
        }
        await(registered);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while filling", e);
        }
    }

    private void submit(String operation, String body, Reply reply) {
        Operation known = OPERATIONS.get(operation);
        if (known == null) {
            throw new IllegalArgumentException("No operation " + operation);
        }
        Request request =
                (Request) Json.decode(body.getBytes(StandardCharsets.UTF_8), known.requestType(), ShapeLimits.DEFAULT);
        engine.submit(request, Permissions.ALL, reply);
    }

    /// Carries an order out; everything is durable when it returns.
    ///
    /// @throws Fault if the engine refuses something
    public void fill(Order order) {
        CountDownLatch chains = new CountDownLatch(CHAINS);
        AtomicLong next = new AtomicLong();
        for (int i = 0; i < CHAINS; i++) {
            new Chain(order, next, chains).begin();
        }
        await(chains);
        Fault fault = refused.get();
        if (fault != null) {
            throw fault;
        }
    }

    /// Lets go of the store in order. Whoever ends the process instead leaves what a crash leaves.
    public void close() {
        engine.close();
    }

    /// One execution after the other, each request when the one before is answered.
    private final class Chain {
        private final Order order;
        private final AtomicLong next;
        private final CountDownLatch chains;
        private final String prefix = "filled-" + Long.toString(System.nanoTime(), 36) + "-";

        private Chain(Order order, AtomicLong next, CountDownLatch chains) {
            this.order = order;
            this.next = next;
            this.chains = chains;
        }

        private void begin() {
            long number = next.getAndIncrement();
            if (number >= order.count || refused.get() != null) {
                chains.countDown();
                return;
            }
            Workload type = number % 2 == 0 ? Workload.W1 : Workload.W4;
            String tag = ",\"tagList\":[\"t" + number % 100 + "\"]";
            String start = Bodies.start(type.name(), prefix + number, order.fate == Fate.CLOSED ? tag : "");
            send("StartWorkflowExecution", start, answer -> {
                if (order.fate == Fate.WAITING) {
                    begin();
                } else {
                    poll(number);
                }
            });
        }

        private void poll(long number) {
            send("PollForDecisionTask", Bodies.poll(""), answer -> {
                byte[] task = answer.toByteArray();
                decide(number, Scan.textAfter(task, 0, task.length, TASK_TOKEN));
            });
        }

        private void decide(long number, String token) {
            String decision = switch (order.fate) {
                case WAITING -> throw new IllegalStateException("Nothing is decided about these");
                case TIMER -> Bodies.timer(order.seconds.apply(number));
                case CLOSED -> number % 10 == 0 ? Bodies.fail() : Bodies.complete();
            };
            send("RespondDecisionTaskCompleted", Bodies.decide(token, decision), answer -> begin());
        }

        private void send(String operation, String body, Consumer<Answer> then) {
            submit(operation, body, new Reply() {
                @Override
                public void answer(Answer answer) {
                    then.accept(answer);
                }

                @Override
                public void refuse(Fault fault) {
                    refused.set(fault);
                    chains.countDown();
                }
            });
        }
    }
}
