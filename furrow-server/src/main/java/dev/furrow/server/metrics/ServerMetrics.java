package dev.furrow.server.metrics;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.Engine;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.http.RequestObserver;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The server's meters. What changes with every request is counted as it happens; what can be looked at is looked at
/// when somebody scrapes. Safe for use by many threads.
public final class ServerMetrics implements AutoCloseable, RequestObserver, CommitObserver {
    /// So many task lists are shown; a server with more shows those with the largest backlog.
    private static final int TASK_LISTS_SHOWN = 500;

    private record Outcome(
            @Nullable Operation operation, @Nullable FaultType fault) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Map<Outcome, Timer> requests = new ConcurrentHashMap<>();
    private final Timer commits;
    private final DistributionSummary batches;
    private final MultiGauge openExecutions;
    private final MultiGauge asleep;
    private final MultiGauge backlog;
    private final MultiGauge pollers;
    private final MultiGauge historyWaits;
    private final MultiGauge store;
    private final MultiGauge inbox;
    private final Effects effects = new Effects();

    /// Meters that show zero.
    public ServerMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        gc.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        commits = Timer.builder("furrow.commit")
                .description("How long the store takes to make a batch durable")
                .serviceLevelObjectives(
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(registry);
        batches = DistributionSummary.builder("furrow.commit.turns")
                .description("How many decided requests, messages and deadlines one commit holds")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
                .register(registry);
        openExecutions = gauge("furrow.open.executions", "Open executions");
        asleep = gauge("furrow.asleep.executions", "Open executions that a start has not brought back to memory yet");
        backlog = gauge("furrow.task.list.backlog", "Tasks that wait in a list");
        pollers = gauge("furrow.task.list.pollers", "Polls that wait on a list");
        historyWaits = gauge("furrow.history.waits", "Callers that wait for a run to go on");
        store = gauge("furrow.store.bytes", "Bytes that the store takes, and that its disk has left");
        inbox = gauge("furrow.lane.inbox", "Work that waits for its lane");
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    @Override
    public void observed(@Nullable Operation operation, @Nullable FaultType fault, long nanos) {
        requests.computeIfAbsent(new Outcome(operation, fault), this::timer).record(Duration.ofNanos(nanos));
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("furrow.requests")
                .description("Requests by operation and outcome, with their latency; that of a poll is mostly waiting")
                .tag("operation", outcome.operation == null ? "unknown" : outcome.operation.wireName())
                .tag("outcome", outcome.fault == null ? "success" : outcome.fault.wireName())
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60))
                .register(registry);
    }

    @Override
    public void committed(int turns, long nanos) {
        commits.record(Duration.ofNanos(nanos));
        batches.record(turns);
    }

    /// How many requests were throttled.
    public long throttled() {
        long throttled = 0;
        for (Map.Entry<Outcome, Timer> entry : requests.entrySet()) {
            if (entry.getKey().fault == FaultType.THROTTLING) {
                throttled += entry.getValue().count();
            }
        }
        return throttled;
    }

    @Override
    public void release(Runnable effects) {
        this.effects.letOut(effects);
    }

    /// A text that is equal to an earlier one only if nothing was let out between the two, nor while either was asked
    /// for.
    public String effectsMark() {
        return effects.mark();
    }

    /// How commits went.
    public Commits commits() {
        return new Commits(commits.takeSnapshot(), batches.takeSnapshot());
    }

    /// How many requests there were, by the name of the operation and of the outcome.
    public Map<String, Map<String, Long>> requestCounts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        requests.forEach((outcome, timer) -> counts.computeIfAbsent(
                        outcome.operation == null ? "unknown" : outcome.operation.wireName(), first -> new TreeMap<>())
                .put(outcome.fault == null ? "success" : outcome.fault.wireName(), timer.count()));
        return counts;
    }

    /// Everything in the text format of Prometheus.
    ///
    /// @param engine what to look at; null while there is none
    public String scrape(@Nullable Engine engine) {
        if (engine != null) {
            look(engine);
        }
        return registry.scrape();
    }

    private void look(Engine engine) {
        openExecutions.register(
                engine.openExecutions().entrySet().stream()
                        .<MultiGauge.Row<?>>map(
                                domain -> MultiGauge.Row.of(Tags.of("domain", domain.getKey()), domain.getValue()))
                        .toList(),
                true);
        asleep.register(List.of(MultiGauge.Row.of(Tags.empty(), engine.asleepExecutions())), true);
        historyWaits.register(List.of(MultiGauge.Row.of(Tags.empty(), engine.watching())), true);
        List<TaskLists.Depth> lists = engine.taskLists().stream()
                .sorted((a, b) -> Integer.compare(b.backlog(), a.backlog()))
                .limit(TASK_LISTS_SHOWN)
                .toList();
        backlog.register(
                lists.stream()
                        .<MultiGauge.Row<?>>map(list -> MultiGauge.Row.of(tags(list), list.backlog()))
                        .toList(),
                true);
        pollers.register(
                lists.stream()
                        .<MultiGauge.Row<?>>map(list -> MultiGauge.Row.of(tags(list), list.pollers()))
                        .toList(),
                true);
        StoreSize size = engine.storeSize();
        store.register(
                List.of(
                        MultiGauge.Row.of(Tags.of("kind", "used"), size.bytesOnDisk()),
                        MultiGauge.Row.of(Tags.of("kind", "free"), size.bytesFree())),
                true);
        inbox.register(List.of(MultiGauge.Row.of(Tags.empty(), engine.backlog())), true);
    }

    private static Tags tags(TaskLists.Depth list) {
        return Tags.of(
                "domain",
                list.domain(),
                "kind",
                list.kind().name().toLowerCase(Locale.ROOT),
                "task_list",
                list.taskList());
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
