package dev.furrow;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.internal.contract.ActivityContract;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.internal.worker.RegisteredActivity;
import dev.furrow.internal.worker.Registrar;
import dev.furrow.internal.worker.WorkerCore;
import dev.furrow.internal.worker.WorkerSetup;
import dev.furrow.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects what a worker serves, then starts it. Used by one thread.
public final class WorkerBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int IDENTITY = 256;

    private final Furrow furrow;
    private final String taskList;
    private final Map<WorkflowType, WorkflowDefinition> definitions = new LinkedHashMap<>();
    private final Map<ActivityType, RegisteredActivity> activities = new LinkedHashMap<>();
    private WorkerOptions options;

    WorkerBuilder(Furrow furrow, String taskList, WorkerOptions options) {
        this.furrow = furrow;
        this.taskList = taskList;
        this.options = options;
    }

    /// Serves workflows, a new object for each execution.
    ///
    /// @param implementations classes with a constructor without parameters
    public WorkerBuilder workflows(Class<?>... implementations) {
        for (Class<?> implementation : implementations) {
            WorkflowDefinition.of(implementation).forEach(this::add);
        }
        return this;
    }

    /// Serves a workflow whose objects are made by a supplier, one for each execution. What it hands in must not
    /// differ between replays.
    public <T> WorkerBuilder workflow(Class<T> implementation, Supplier<? extends T> factory) {
        WorkflowDefinition.of(implementation, factory).forEach(this::add);
        return this;
    }

    /// Serves plans.
    public WorkerBuilder plans(Plan<?, ?>... plans) {
        for (Plan<?, ?> plan : plans) {
            add(Plans.definition(plan));
        }
        return this;
    }

    private void add(WorkflowDefinition definition) {
        WorkflowContract contract = definition.contract();
        WorkflowType type = new WorkflowType(contract.name(), contract.version());
        if (definitions.put(type, definition) != null) {
            throw new IllegalArgumentException("The worker has a workflow " + contract.describe() + " already");
        }
    }

    /// Serves activities.
    ///
    /// @param implementations objects with interfaces that have `@ActivityType`; used by many threads at once
    public WorkerBuilder activities(Object... implementations) {
        for (Object implementation : implementations) {
            for (ActivityContract contract : ActivityContract.implementedBy(implementation.getClass())) {
                add(contract, implementation);
            }
        }
        return this;
    }

    /// Serves the activities of one interface.
    ///
    /// @param implementation whatever does them: an object, a lambda, a mock
    public <T> WorkerBuilder activities(Class<T> contract, T implementation) {
        add(ActivityContract.of(contract), implementation);
        return this;
    }

    private void add(ActivityContract contract, Object implementation) {
        for (ActivityMethod method : contract.methods().values()) {
            ActivityType type = new ActivityType(method.name(), method.version());
            if (activities.put(type, new RegisteredActivity(method, implementation)) != null) {
                throw new IllegalArgumentException("The worker has an activity " + method.describe() + " already");
            }
        }
    }

    /// With other options.
    public WorkerBuilder options(WorkerOptions others) {
        options = others;
        return this;
    }

    /// Sees to the types and begins to poll.
    ///
    /// @throws IllegalStateException if there is nothing to serve, or types differ and that was to be refused
    /// @throws dev.furrow.lowlevel.SwfException if the service refuses, for example because it has no such
    ///         domain
    public Worker start() {
        Worker worker = prepare();
        worker.begin();
        return worker;
    }

    /// Sees to the types, but does not poll: for those who hand tasks to it themselves, such as a test.
    public Worker prepare() {
        if (definitions.isEmpty() && activities.isEmpty()) {
            throw new IllegalStateException("The worker on " + taskList + " has neither workflows nor activities");
        }
        register();
        Worker worker = new Worker(furrow, core());
        furrow.workers().add(worker);
        return worker;
    }

    /// Sees to the types.
    private void register() {
        if (options.registration() == Registration.OFF) {
            return;
        }
        Registrar registrar = new Registrar(
                furrow.swf(), furrow.options().domain(), taskList, options.registration() == Registration.AUTO);
        definitions.values().forEach(definition -> registrar.workflow(definition.contract()));
        activities.values().forEach(activity -> registrar.activity(activity.method()));
        List<String> drift = registrar.drift();
        if (!drift.isEmpty() && options.registration() == Registration.VERIFY) {
            throw new IllegalStateException("Types differ from what the service has:\n  " + String.join("\n  ", drift));
        }
        drift.forEach(line -> LOG.warn("{}; what is declared counts for calls from here", line));
    }

    private WorkerCore core() {
        Map<WorkflowType, WorkflowDefinition> served = new LinkedHashMap<>();
        definitions.forEach((type, definition) -> served.put(type, definition.hold(options.hold())));
        String identity = options.identity();
        return new WorkerCore(
                furrow.swf(),
                furrow.transport(),
                new WorkerSetup(
                        furrow.options().domain(),
                        taskList,
                        identity == null ? Identity.ofThisProcess() : cut(identity),
                        furrow.options().payloads(),
                        Map.copyOf(served),
                        Map.copyOf(activities),
                        options.decisionPollers(),
                        options.activityPollers(),
                        options.decisionsAtOnce(),
                        options.activitiesAtOnce(),
                        options.activitiesPerSecond(),
                        options.warm(),
                        new ErrorLog(options.onError())));
    }

    private static String cut(String text) {
        return text.length() <= IDENTITY ? text : text.substring(0, IDENTITY);
    }
}
