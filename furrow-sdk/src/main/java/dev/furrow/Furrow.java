package dev.furrow;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.internal.http.HttpTransport;
import dev.furrow.internal.intercept.Interceptors;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.lowlevel.ActivityTasks;
import dev.furrow.lowlevel.DecisionTasks;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.spi.Capabilities;
import dev.furrow.spi.LocalEngine;
import dev.furrow.spi.Telemetry;
import dev.furrow.spi.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A connection to a workflow service. Safe for use by many threads; one for each domain and process is enough.
///
/// Closing it stops its workers first, all together within five seconds, and the connection last.
public final class Furrow implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final FurrowOptions options;
    private final Transport transport;
    private final SwfClient swf;
    private final Telemetry telemetry;
    private final Interceptors interceptors;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
    private final Map<WorkflowType, WorkflowDefinition> known = new ConcurrentHashMap<>();

    private Furrow(FurrowOptions options, Transport transport) {
        this.transport = transport;
        telemetry =
                options.telemetry().equals(Telemetry.NONE) ? Telemetry.NONE : new QuietTelemetry(options.telemetry());
        this.options = telemetry.equals(Telemetry.NONE)
                ? options
                : options.payloads(options.payloads().aroundStore(store -> new MeasuredStore(store, telemetry)));
        swf = new SwfClient(transport, options.requestTimeout(), telemetry);
        interceptors = new Interceptors(options.interceptors());
    }

    /// Connects. Nothing is sent yet.
    public static Furrow connect(FurrowOptions options) {
        return new Furrow(options, new HttpTransport(options.address(), options.region(), options.credentials()));
    }

    /// Connects by a way of one's own.
    ///
    /// @param transport closed together with the connection
    public static Furrow connect(FurrowOptions options, Transport transport) {
        return new Furrow(options, transport);
    }

    /// A service of its own inside this process, with nothing in it but the domain `local`: the same engine as
    /// the server's, in memory, on the real clock. Needs `furrow-testkit` on the class path.
    ///
    /// @throws IllegalStateException if it is not there
    public static Furrow local() {
        return local(FurrowOptions.domain("local"));
    }

    /// A service of its own inside this process.
    ///
    /// @param options domain and payloads; the domain is registered
    public static Furrow local(FurrowOptions options) {
        LocalEngine engine = ServiceLoader.load(LocalEngine.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Furrow.local() needs an engine: add dev.furrow:furrow-testkit to the class path"));
        Furrow furrow = new Furrow(options, engine.open());
        furrow.registerDomain();
        return furrow;
    }

    /// Registers the domain of the options, with a retention of 30 days, if there is none of that name.
    public void registerDomain() {
        try {
            swf.registerDomain(new RegisterDomainRequest(options.domain(), null, "30", null));
        } catch (SwfException refused) {
            if (refused.type() != FaultType.DOMAIN_ALREADY_EXISTS) {
                throw refused;
            }
        }
    }

    /// Starts workflows and follows them.
    public FurrowClient client() {
        return new FurrowClient(this);
    }

    /// Prepares a worker.
    ///
    /// @param taskList from which it takes tasks
    public WorkerBuilder worker(String taskList) {
        return new WorkerBuilder(this, taskList, WorkerOptions.defaults());
    }

    /// The 39 operations of the service, for what nothing else here does.
    public SwfClient swf() {
        return swf;
    }

    /// Decision tasks of a list, for a decider written by hand.
    public DecisionTasks decisionTasks(String taskList) {
        return new DecisionTasks(swf, options.domain(), taskList, Identity.ofThisProcess());
    }

    /// Activity tasks of a list, for a worker written by hand.
    public ActivityTasks activityTasks(String taskList) {
        return new ActivityTasks(swf, options.domain(), taskList, Identity.ofThisProcess());
    }

    /// What the service can do beyond the protocol of SWF. Asks it the first time, which takes a request.
    public Capabilities capabilities() {
        return transport.capabilities();
    }

    /// How it was connected.
    public FurrowOptions options() {
        return options;
    }

    /// Names workflow classes by which queries are answered and strands are shown where no worker of this
    /// connection serves them, as in a tool or a web application.
    ///
    /// @param types classes with a constructor without parameters
    public Furrow implementations(Class<?>... types) {
        for (Class<?> type : types) {
            for (WorkflowDefinition definition : WorkflowDefinition.of(type)) {
                known.put(
                        new WorkflowType(
                                definition.contract().name(),
                                definition.contract().version()),
                        definition);
            }
        }
        return this;
    }

    /// What is known of a type here; null if nothing is.
    @Nullable WorkflowDefinition definition(WorkflowType type) {
        return workers.stream()
                .map(worker -> worker.core().setup().workflows().get(type))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> known.get(type));
    }

    Interceptors interceptors() {
        return interceptors;
    }

    Telemetry telemetry() {
        return telemetry;
    }

    Transport transport() {
        return transport;
    }

    List<Worker> workers() {
        return workers;
    }

    @Override
    public void close() {
        try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Worker worker : workers) {
                stopping.execute(() -> worker.stop(CLOSING));
            }
        }
        transport.close();
    }
}
