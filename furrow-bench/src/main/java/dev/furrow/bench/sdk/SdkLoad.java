package dev.furrow.bench.sdk;

import dev.furrow.Furrow;
import dev.furrow.FurrowClient;
import dev.furrow.FurrowOptions;
import dev.furrow.Registration;
import dev.furrow.Worker;
import dev.furrow.WorkerOptions;
import dev.furrow.activity.ActivityType;
import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Interceptor;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// W1 with a client and a worker of the SDK in this process. As with the lean driver, a workflow has ended when the
/// server has taken the decision that completes it, and then the next one is started.
public final class SdkLoad implements AutoCloseable {
    private final Furrow furrow;
    private final Worker worker;
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final Map<String, Integer> decisions = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(0);
    private volatile boolean running = true;

    /// A workflow with one activity.
    @WorkflowType(version = "1.0", executionTimeout = "1h", decisionTimeout = "1m")
    public interface One {
        /// Gives back what its activity gives back.
        @Execute
        String run(String input);
    }

    /// The activity.
    @ActivityType(version = "1.0", startToClose = "1m")
    public interface Echo {
        /// Gives back what it gets.
        String echo(String input);
    }

    /// As short as can be.
    public static final class OneWorkflow implements One {
        private final Echo echo = Workflow.activities(Echo.class);

        /// For the worker.
        public OneWorkflow() {}

        @Override
        public String run(String input) {
            return echo.echo(input);
        }
    }

    /// @param concurrency how many workflows are open at any time
    /// @param starters how many threads start them
    /// @param pollers how many polls for decisions wait, and as many for activities
    public SdkLoad(InetSocketAddress server, int concurrency, int starters, int pollers) {
        FurrowOptions options = FurrowOptions.domain("sdk-bench")
                .endpoint(URI.create("http://" + server.getHostString() + ":" + server.getPort()))
                .credentials(() -> null)
                .interceptors(new Counting());
        furrow = Furrow.connect(options);
        furrow.registerDomain();
        worker = furrow.worker("sdk-bench")
                .options(WorkerOptions.defaults()
                        .pollers(pollers, pollers)
                        .atOnce(Math.max(100, concurrency), Math.max(100, concurrency))
                        .warm(2 * concurrency)
                        .registration(Registration.AUTO))
                .workflows(OneWorkflow.class)
                .activities(Echo.class, input -> input)
                .start();
        room.release(concurrency);
        for (int i = 0; i < starters; i++) {
            Thread.ofVirtual().start(this::keepStarting);
        }
    }

    /// Sees each second decision, which completes its workflow.
    private final class Counting implements Interceptor {
        @Override
        public @Nullable Object around(Intercepted what, Next next) throws Throwable {
            Object result = next.proceed();
            if (what instanceof Intercepted.MakeDecision decision
                    && result == null
                    && decisions.merge(decision.workflowId(), 1, Integer::sum) == 2) {
                decisions.remove(decision.workflowId());
                ended.incrementAndGet();
                room.release();
            }
            return result;
        }
    }

    private void keepStarting() {
        FurrowClient client = furrow.client();
        while (running) {
            room.acquireUninterruptibly();
            if (running) {
                One stub = client.workflow(One.class, "w-" + started.incrementAndGet());
                var _ = client.start(() -> stub.run("x"));
            }
        }
        room.release();
    }

    /// How many have ended so far.
    public long ended() {
        return ended.get();
    }

    /// Starts no more, and waits a while for those that are open.
    ///
    /// @return whether all have ended
    public boolean drain() {
        running = false;
        room.release();
        for (int i = 0; i < 1_000 && ended.get() < started.get(); i++) {
            pause(10);
        }
        return ended.get() >= started.get();
    }

    /// Lets it run.
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
    }

    @Override
    public void close() {
        worker.close();
        furrow.close();
    }
}
