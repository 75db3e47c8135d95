package dev.furrow;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.internal.contract.ActivityContract;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.internal.replay.Outside;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.internal.worker.Backstage;
import dev.furrow.internal.worker.RegisteredActivity;
import dev.furrow.internal.worker.Registrar;
import dev.furrow.internal.worker.RunSurroundings;
import dev.furrow.internal.worker.WorkerCore;
import dev.furrow.internal.worker.WorkerSetup;
import dev.furrow.lint.Finding;
import dev.furrow.lint.LintLevel;
import dev.furrow.lint.WorkflowLint;
import dev.furrow.plan.Plan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects what a worker serves, then starts it. Used by one thread.
public final class WorkerBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int IDENTITY = 256;

    static {
        Backstage.open(new Backstage() {
            @Override
            protected WorkerCore coreOf(AutoCloseable worker) {
                return ((Worker) worker).core();
            }

            @Override
            protected AutoCloseable prepared(Object builder) {
                return ((WorkerBuilder) builder).prepare();
            }
        });
    }

    private final Furrow furrow;
    private final String taskList;
    private final Map<WorkflowType, WorkflowDefinition> definitions = new LinkedHashMap<>();
    private final Map<ActivityType, RegisteredActivity> activities = new LinkedHashMap<>();
    private final Set<Class<?>> implementations = new LinkedHashSet<>();
    private @Nullable Function<Class<?>, ?> factory;
    private WorkerOptions options;

    WorkerBuilder(Furrow furrow, String taskList, WorkerOptions options) {
        this.furrow = furrow;
        this.taskList = taskList;
        this.options = options;
    }

    /// Serves workflows, a new object for each execution.
    ///
    /// @param types classes with a constructor without parameters, or whose objects [#workflowFactory] makes
    public WorkerBuilder workflows(Class<?>... types) {
        for (Class<?> type : types) {
            Function<Class<?>, ?> maker = factory;
            (maker == null ? WorkflowDefinition.of(type) : WorkflowDefinition.of(type, () -> maker.apply(type)))
                    .forEach(this::add);
            implementations.add(type);
        }
        return this;
    }

    /// Makes the objects of all workflow classes that are named after this call, for example with constructor
    /// arguments. Called for each execution that comes into memory, by many threads; what it hands in must not
    /// differ between replays.
    ///
    /// @param maker given the class, makes a new object of it
    public WorkerBuilder workflowFactory(Function<Class<?>, ?> maker) {
        factory = maker;
        return this;
    }

    /// Serves a workflow whose objects are made by a supplier, one for each execution. What it hands in must not
    /// differ between replays.
    public <T> WorkerBuilder workflow(Class<T> implementation, Supplier<? extends T> factory) {
        WorkflowDefinition.of(implementation, factory).forEach(this::add);
        implementations.add(implementation);
        return this;
    }

    /// Serves plans.
    public WorkerBuilder plans(Plan<?, ?>... plans) {
        for (Plan<?, ?> plan : plans) {
            add(Plans.definition(plan));
            implementations.add(plan.declaredIn());
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
    /// @param objects with interfaces that have `@ActivityType`; used by many threads at once
    public WorkerBuilder activities(Object... objects) {
        for (Object implementation : objects) {
            for (ActivityContract contract : ActivityContract.implementedBy(implementation.getClass())) {
                add(contract, () -> implementation);
            }
        }
        return this;
    }

    /// Serves the activities of one interface, with an object for each task.
    ///
    /// @param supplier asked for each task, by many threads: a new object, one of a pool, or one that a container
    ///        makes
    public <T> WorkerBuilder activityFactory(Class<T> contract, Supplier<? extends T> supplier) {
        add(ActivityContract.of(contract), supplier);
        return this;
    }

    /// Serves the activities of one interface.
    ///
    /// @param implementation whatever does them: an object, a lambda, a mock
    public <T> WorkerBuilder activities(Class<T> contract, T implementation) {
        add(ActivityContract.of(contract), () -> implementation);
        return this;
    }

    private void add(ActivityContract contract, Supplier<?> target) {
        for (ActivityMethod method : contract.methods().values()) {
            ActivityType type = new ActivityType(method.name(), method.version());
            if (activities.put(type, new RegisteredActivity(method, target)) != null) {
                throw new IllegalArgumentException("The worker has an activity " + method.describe() + " already");
            }
        }
    }

    /// With other options.
    public WorkerBuilder options(WorkerOptions others) {
        options = others;
        return this;
    }

    /// Looks at the workflow code, sees to the types and begins to poll.
    ///
    /// @throws IllegalStateException if there is nothing to serve, or if types differ or workflow code calls what
    ///         it must not and that was to be refused
    /// @throws dev.furrow.lowlevel.SwfException if the service refuses, for example because it has no such
    ///         domain
    public Worker start() {
        Worker worker = prepare();
        worker.begin();
        return worker;
    }

    /// Does all that, but does not poll.
    private Worker prepare() {
        if (definitions.isEmpty() && activities.isEmpty()) {
            throw new IllegalStateException("The worker on " + taskList + " has neither workflows nor activities");
        }
        lint();
        register();
        Worker worker = new Worker(furrow, core());
        furrow.workers().add(worker);
        return worker;
    }

    private void lint() {
        if (options.lint() == LintLevel.OFF) {
            return;
        }
        List<Finding> findings = WorkflowLint.check(implementations.toArray(new Class<?>[0]));
        if (!findings.isEmpty() && options.lint() == LintLevel.FAIL) {
            throw new IllegalStateException(WorkflowLint.report(findings));
        }
        findings.forEach(finding -> LOG.warn("{}", finding));
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
        Outside outside = new RunSurroundings(
                furrow.swf(),
                furrow.options().domain(),
                taskList,
                options.registration() == Registration.AUTO,
                Set.copyOf(activities.keySet()));
        definitions.forEach((type, definition) ->
                served.put(type, definition.served(options.hold(), options.onBug() == OnBug.SUSPEND, outside)));
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
                        options.affinity(),
                        furrow.interceptors(),
                        furrow.telemetry(),
                        new ErrorLog(options.onError())));
    }

    private static String cut(String text) {
        return text.length() <= IDENTITY ? text : text.substring(0, IDENTITY);
    }
}
