package dev.furrow.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.*;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A client that sends right requests of all operations to domains of its own, in any order, and knows what each must
/// be answered: the record and what is in it, or the fault and its words. Belongs to one thread.
final class ModelClient {
    /// A request, and what it must be answered.
    ///
    /// @param fault the name of the fault; null for none
    /// @param message its words; null for any
    /// @param then looks at an answer that is no fault, and takes note of what it has changed
    private record Step(Request request, String fault, String message, Consumer<Reply> then) {}

    /// A token that was handed out, perhaps long ago.
    ///
    /// @param activity what it is for; null for a decision task
    /// @param scheduledEventId of the task
    /// @param startedEventId of the task
    private record Held(
            ModelRun run, ModelRun.Activity activity, int scheduledEventId, int startedEventId, String token) {
        boolean isGood() {
            return run.isOpen()
                    && (activity == null ? run.current == startedEventId : run.activities.get(activity.id) == activity);
        }
    }

    /// With what the names of their domains begin.
    static final String NAME = "model-";

    private static final TaskList LIST = new TaskList("list");
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);
    private static final String UNKNOWN = "UnknownResourceFault";
    private static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/";
    private static final int MOST_HELD = 40;
    /// Runs are ended when they have so many events: each reading of a history is one of all of it.
    private static final int LONG = 60;

    private static final int MOST_TAGS = 50;

    private final SplittableRandom random;
    private final List<ModelDomain> domains;
    private final ModelDomain nowhere;
    private final List<Held> held = new ArrayList<>();

    ModelClient(SplittableRandom random, String name) {
        this.random = random;
        domains = List.of(new ModelDomain(name + "-a"), new ModelDomain(name + "-b"));
        nowhere = new ModelDomain(name + "-nowhere");
    }

    /// Makes the domains, which nobody may have made before.
    void begin(Connection connection) {
        for (ModelDomain domain : domains) {
            take(connection, done(new RegisterDomainRequest(domain.name, null, "90", null), () -> {}));
            take(connection, done(register(domain, true, "w", "1"), () -> registered(domain, true, "w", "1")));
            take(connection, done(register(domain, false, "a", "1"), () -> registered(domain, false, "a", "1")));
        }
    }

    /// Sends a request and looks at its answer.
    ///
    /// @return operation and outcome, for the statistics
    String step(Connection connection) {
        return take(connection, next());
    }

    private static String take(Connection connection, Step step) {
        Operation operation = Operation.of(step.request);
        String json = new String(Json.encode((Record) step.request), StandardCharsets.UTF_8);
        Reply reply = connection.send(operation.wireName(), json).read();
        try {
            if (step.fault == null) {
                assertThat(reply.status()).isEqualTo(200);
                if (operation.responseType() == null) {
                    assertThat(reply.body()).isEmpty();
                }
                step.then.accept(reply);
                return operation.wireName() + " 200";
            }
            assertThat(reply.status()).isEqualTo(400);
            Map.Entry<String, String> fault = reply.fault();
            assertThat(fault.getKey()).isEqualTo(step.fault);
            if (step.message != null) {
                assertThat(fault.getValue()).isEqualTo(step.message);
            }
            return operation.wireName() + ' ' + step.fault;
        } catch (AssertionError e) {
            throw new AssertionError(operation + " " + json + "\nwas answered\n" + reply + "\n" + e.getMessage(), e);
        }
    }

    // What is expected.

    private static Step refused(Request request, String fault, String message) {
        return new Step(request, fault, message, reply -> {});
    }

    private static Step done(Request request, Runnable effect) {
        return new Step(request, null, null, reply -> effect.run());
    }

    private static <T extends Record> Step answered(Request request, Class<T> type, Consumer<T> then) {
        return new Step(request, null, null, reply -> then.accept(reply.as(type)));
    }

    /// What is asked of a domain that may not be there.
    private Step in(ModelDomain domain, Request request, Supplier<Step> ifThere) {
        return domain == nowhere ? refused(request, UNKNOWN, "Unknown domain: " + domain.name) : ifThere.get();
    }

    // Dice.

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private ModelDomain domain() {
        return oneIn(40) ? nowhere : any(domains);
    }

    private Step next() {
        return switch (random.nextInt(28)) {
            case 0 -> domainStep();
            case 1, 2 -> typeStep(true);
            case 3, 4 -> typeStep(false);
            case 5, 6 -> start();
            case 7, 8, 9 -> runStep();
            case 10, 11 -> look();
            case 12, 13 -> count();
            case 14, 15, 16, 17 -> pollForDecision();
            case 18, 19, 20, 21 -> decide();
            case 22, 23 -> pollForActivity();
            case 24, 25, 26 -> work();
            default -> tag();
        };
    }

    // Domains and types.

    private Step domainStep() {
        ModelDomain domain = domain();
        boolean deprecated = domain.status == RegistrationStatus.DEPRECATED;
        // A deprecated domain does not stay so for long: there is little to do in it.
        return switch (deprecated ? random.nextInt(4) + 2 : random.nextInt(20)) {
            case 0, 1, 2 -> {
                DeprecateDomainRequest request = new DeprecateDomainRequest(domain.name);
                yield in(
                        domain,
                        request,
                        () -> deprecated
                                ? refused(request, "DomainDeprecatedFault", domain.name)
                                : done(request, () -> {
                                    domain.status = RegistrationStatus.DEPRECATED;
                                    domain.workflowTypes.deprecateAll();
                                    domain.activityTypes.deprecateAll();
                                }));
            }
            case 3, 4 -> {
                UndeprecateDomainRequest request = new UndeprecateDomainRequest(domain.name);
                yield in(
                        domain,
                        request,
                        () -> deprecated
                                ? done(request, () -> domain.status = RegistrationStatus.REGISTERED)
                                : refused(request, "DomainAlreadyExistsFault", domain.name));
            }
            case 5, 6, 7, 8 -> {
                RegistrationStatus status = any(List.of(RegistrationStatus.values()));
                ListDomainsRequest request = new ListDomainsRequest(null, status, null, oneIn(2));
                yield answered(request, DomainInfos.class, infos -> {
                    List<String> names =
                            infos.domainInfos().stream().map(DomainInfo::name).toList();
                    for (ModelDomain one : domains) {
                        assertThat(names.contains(one.name)).as(one.name).isEqualTo(one.status == status);
                    }
                    assertThat(names).doesNotContain(nowhere.name);
                });
            }
            case 9, 10, 11, 12 -> {
                // Too many tags come before the name.
                boolean tagged = oneIn(2);
                RegisterDomainRequest request = new RegisterDomainRequest(
                        any(domains).name, null, "90", tagged ? tags(0, MOST_TAGS + 1) : null);
                yield refused(
                        request,
                        tagged ? "TooManyTagsFault" : "DomainAlreadyExistsFault",
                        tagged ? null : request.name());
            }
            default -> {
                DescribeDomainRequest request = new DescribeDomainRequest(domain.name);
                yield in(
                        domain,
                        request,
                        () -> answered(request, DomainDetail.class, detail -> {
                            assertThat(detail.domainInfo())
                                    .isEqualTo(new DomainInfo(domain.name, domain.status, null, ARN + domain.name));
                            assertThat(detail.configuration().workflowExecutionRetentionPeriodInDays())
                                    .isEqualTo("90");
                        }));
            }
        };
    }

    private static Request register(ModelDomain domain, boolean workflow, String name, String version) {
        // One name has no defaults.
        boolean bare = name.equals("bare");
        return workflow
                ? new RegisterWorkflowTypeRequest(
                        domain.name,
                        name,
                        version,
                        null,
                        bare ? null : "NONE",
                        bare ? null : "31536000",
                        bare ? null : LIST,
                        null,
                        bare ? null : ChildPolicy.TERMINATE,
                        null)
                : new RegisterActivityTypeRequest(
                        domain.name, name, version, null, "NONE", "NONE", LIST, null, "NONE", "NONE");
    }

    private static void registered(ModelDomain domain, boolean workflow, String name, String version) {
        (workflow ? domain.workflowTypes : domain.activityTypes).set(name, version, RegistrationStatus.REGISTERED);
    }

    private String typeName(boolean workflow) {
        return workflow ? oneIn(6) ? "bare" : "w" : oneIn(6) ? "b" : "a";
    }

    private Step typeStep(boolean workflow) {
        ModelDomain domain = domain();
        ModelDomain.Types types = workflow ? domain.workflowTypes : domain.activityTypes;
        String name = typeName(workflow);
        String version = oneIn(5) ? "2" : "1";
        RegistrationStatus status = types.status(name, version);
        WorkflowType workflowType = new WorkflowType(name, version);
        ActivityType activityType = new ActivityType(name, version);
        String described =
                (workflow ? "WorkflowType" : "ActivityType") + "=[name=" + name + ", version=" + version + "]";
        // Most of the time there should be types that can be used.
        int kind = status == RegistrationStatus.REGISTERED ? random.nextInt(40) : random.nextInt(10);
        return switch (kind) {
            case 0, 1, 2, 3 -> {
                Request request = register(domain, workflow, name, version);
                yield in(domain, request, () -> {
                    if (domain.status == RegistrationStatus.DEPRECATED) {
                        return refused(request, "DomainDeprecatedFault", domain.name);
                    }
                    return status != null
                            ? refused(request, "TypeAlreadyExistsFault", described)
                            : done(request, () -> types.set(name, version, RegistrationStatus.REGISTERED));
                });
            }
            case 4, 5, 6 -> {
                Request request = workflow
                        ? new UndeprecateWorkflowTypeRequest(domain.name, workflowType)
                        : new UndeprecateActivityTypeRequest(domain.name, activityType);
                yield ofType(
                        domain,
                        request,
                        status,
                        described,
                        () -> status == RegistrationStatus.REGISTERED
                                ? refused(request, "TypeAlreadyExistsFault", described)
                                : done(request, () -> types.set(name, version, RegistrationStatus.REGISTERED)));
            }
            case 7 -> {
                Request request = workflow
                        ? new DeleteWorkflowTypeRequest(domain.name, workflowType)
                        : new DeleteActivityTypeRequest(domain.name, activityType);
                yield ofType(
                        domain,
                        request,
                        status,
                        described,
                        () -> status == RegistrationStatus.REGISTERED
                                ? refused(
                                        request,
                                        "TypeNotDeprecatedFault",
                                        "The type is currently registered and cannot be deleted in its current state")
                                : done(request, () -> types.delete(name, version)));
            }
            case 8 -> {
                Request request = workflow
                        ? new DeprecateWorkflowTypeRequest(domain.name, workflowType)
                        : new DeprecateActivityTypeRequest(domain.name, activityType);
                yield ofType(
                        domain,
                        request,
                        status,
                        described,
                        () -> status == RegistrationStatus.DEPRECATED
                                ? refused(request, "TypeDeprecatedFault", described)
                                : done(request, () -> types.set(name, version, RegistrationStatus.DEPRECATED)));
            }
            default ->
                kind % 2 == 0
                        ? listTypes(domain, workflow, types)
                        : describeType(domain, workflow, status, described, workflowType, activityType);
        };
    }

    private Step ofType(
            ModelDomain domain, Request request, RegistrationStatus status, String described, Supplier<Step> ifThere) {
        return in(
                domain,
                request,
                () -> status == null ? refused(request, UNKNOWN, "Unknown type: " + described) : ifThere.get());
    }

    private Step describeType(
            ModelDomain domain,
            boolean workflow,
            RegistrationStatus status,
            String described,
            WorkflowType workflowType,
            ActivityType activityType) {
        if (workflow) {
            DescribeWorkflowTypeRequest request = new DescribeWorkflowTypeRequest(domain.name, workflowType);
            return ofType(
                    domain,
                    request,
                    status,
                    described,
                    () -> answered(request, WorkflowTypeDetail.class, detail -> {
                        assertThat(detail.typeInfo().workflowType()).isEqualTo(workflowType);
                        assertThat(detail.typeInfo().status()).isEqualTo(status);
                        assertThat(detail.typeInfo().deprecationDate() == null)
                                .isEqualTo(status == RegistrationStatus.REGISTERED);
                        assertThat(detail.configuration().defaultTaskList() == null)
                                .isEqualTo(workflowType.name().equals("bare"));
                    }));
        }
        DescribeActivityTypeRequest request = new DescribeActivityTypeRequest(domain.name, activityType);
        return ofType(
                domain,
                request,
                status,
                described,
                () -> answered(request, ActivityTypeDetail.class, detail -> {
                    assertThat(detail.typeInfo().activityType()).isEqualTo(activityType);
                    assertThat(detail.typeInfo().status()).isEqualTo(status);
                    assertThat(detail.typeInfo().deprecationDate() == null)
                            .isEqualTo(status == RegistrationStatus.REGISTERED);
                }));
    }

    private Step listTypes(ModelDomain domain, boolean workflow, ModelDomain.Types types) {
        RegistrationStatus status = any(List.of(RegistrationStatus.values()));
        boolean reverse = oneIn(2);
        List<List<String>> expected = reverse ? types.all(status).reversed() : types.all(status);
        if (workflow) {
            ListWorkflowTypesRequest request =
                    new ListWorkflowTypesRequest(domain.name, null, status, null, null, reverse);
            return in(
                    domain,
                    request,
                    () -> answered(
                            request,
                            WorkflowTypeInfos.class,
                            infos -> assertThat(infos.typeInfos().stream()
                                            .map(info -> List.of(
                                                    info.workflowType().name(),
                                                    info.workflowType().version()))
                                            .toList())
                                    .isEqualTo(expected)));
        }
        ListActivityTypesRequest request = new ListActivityTypesRequest(domain.name, null, status, null, null, reverse);
        return in(
                domain,
                request,
                () -> answered(
                        request,
                        ActivityTypeInfos.class,
                        infos -> assertThat(infos.typeInfos().stream()
                                        .map(info -> List.of(
                                                info.activityType().name(),
                                                info.activityType().version()))
                                        .toList())
                                .isEqualTo(expected)));
    }

    // Runs.

    private String workflowId() {
        return "id-" + random.nextInt(5);
    }

    private Step start() {
        ModelDomain domain = domain();
        String workflowId = workflowId();
        WorkflowType type = new WorkflowType(typeName(true), oneIn(5) ? "2" : "1");
        boolean bare = type.name().equals("bare");
        // Of the settings without a default some are given, in the order in which they are missed.
        int given = bare ? random.nextInt(5) : 0;
        StartWorkflowExecutionRequest request = new StartWorkflowExecutionRequest(
                domain.name,
                workflowId,
                type,
                given > 1 ? LIST : null,
                null,
                null,
                given > 0 ? "31536000" : null,
                null,
                given > 2 ? "NONE" : null,
                given > 3 ? ChildPolicy.ABANDON : null,
                null);
        String described = "WorkflowType=[name=" + type.name() + ", version=" + type.version() + "]";
        return in(domain, request, () -> {
            if (domain.status == RegistrationStatus.DEPRECATED) {
                return refused(request, "DomainDeprecatedFault", domain.name);
            }
            RegistrationStatus status = domain.workflowTypes.status(type.name(), type.version());
            if (status == null) {
                return refused(request, UNKNOWN, "Unknown type: " + described);
            }
            if (status == RegistrationStatus.DEPRECATED) {
                return refused(request, "TypeDeprecatedFault", described);
            }
            if (bare && given < 4) {
                return refused(
                        request,
                        "DefaultUndefinedFault",
                        List.of(
                                        "defaultExecutionStartToCloseTimeout",
                                        "defaultTaskList",
                                        "defaultTaskStartToCloseTimeout",
                                        "defaultChildPolicy")
                                .get(given));
            }
            if (domain.open.containsKey(workflowId)) {
                return refused(request, "WorkflowExecutionAlreadyStartedFault", "Already Started");
            }
            return answered(
                    request,
                    Run.class,
                    run -> domain.open.put(
                            workflowId, new ModelRun(domain, new WorkflowExecution(workflowId, run.runId()))));
        });
    }

    /// A run that there is or was; one that never was if there is none.
    private ModelRun run(ModelDomain domain) {
        List<ModelRun> runs = new ArrayList<>(domain.open.values());
        if (oneIn(3)) {
            runs.addAll(domain.closed);
        }
        return runs.isEmpty()
                ? new ModelRun(domain, new WorkflowExecution("never", "AAAAAAAAAAAAAAAAAAAAAA"))
                : any(runs);
    }

    private static boolean isKnown(ModelRun run) {
        return run.domain.open.get(run.execution.workflowId()) == run || run.domain.closed.contains(run);
    }

    private static String unknown(WorkflowExecution execution) {
        return "Unknown execution: WorkflowExecution=[workflowId=" + execution.workflowId() + ", runId="
                + execution.runId() + "]";
    }

    private Step runStep() {
        ModelDomain domain = domain();
        ModelRun run = run(domain);
        String workflowId = run.execution.workflowId();
        boolean exact = oneIn(2);
        ModelRun open = domain.open.get(workflowId);
        ModelRun target = exact && open != run ? null : open;
        String runId = exact ? run.execution.runId() : null;
        String message = exact ? unknown(run.execution) : "Unknown execution, workflowId = " + workflowId;
        int kind = run.events.size() > LONG ? 0 : random.nextInt(12);
        Request request = kind == 0
                ? new TerminateWorkflowExecutionRequest(domain.name, workflowId, runId, "reason", null, null)
                : kind < 4
                        ? new RequestCancelWorkflowExecutionRequest(domain.name, workflowId, runId)
                        : new SignalWorkflowExecutionRequest(domain.name, workflowId, runId, "signal", "input");
        return in(
                domain,
                request,
                () -> target == null
                        ? refused(request, UNKNOWN, message)
                        : done(request, () -> {
                            if (kind == 0) {
                                target.terminate();
                                domain.closed(target);
                            } else if (kind < 4) {
                                target.cancelRequested = true;
                                target.happens(EventType.WorkflowExecutionCancelRequested);
                            } else {
                                target.happens(EventType.WorkflowExecutionSignaled);
                            }
                        }));
    }

    private Step look() {
        ModelDomain domain = domain();
        ModelRun run = run(domain);
        if (oneIn(2)) {
            boolean reverse = oneIn(3);
            GetWorkflowExecutionHistoryRequest request =
                    new GetWorkflowExecutionHistoryRequest(domain.name, run.execution, null, null, reverse);
            return in(
                    domain,
                    request,
                    () -> isKnown(run)
                            ? answered(
                                    request,
                                    History.class,
                                    history -> assertThat(types(history.events()))
                                            .isEqualTo(reverse ? run.events.reversed() : run.events))
                            : refused(request, UNKNOWN, unknown(run.execution)));
        }
        DescribeWorkflowExecutionRequest request = new DescribeWorkflowExecutionRequest(domain.name, run.execution);
        return in(
                domain,
                request,
                () -> isKnown(run)
                        ? answered(request, WorkflowExecutionDetail.class, detail -> {
                            WorkflowExecutionInfo info = detail.executionInfo();
                            assertThat(info.execution()).isEqualTo(run.execution);
                            assertThat(info.executionStatus())
                                    .isEqualTo(run.isOpen() ? ExecutionStatus.OPEN : ExecutionStatus.CLOSED);
                            assertThat(info.closeStatus()).isEqualTo(run.closed);
                            assertThat(info.cancelRequested()).isEqualTo(run.cancelRequested);
                            assertThat(detail.openCounts()).isEqualTo(run.openCounts());
                        })
                        : refused(request, UNKNOWN, unknown(run.execution)));
    }

    private static List<EventType> types(List<HistoryEvent> events) {
        return events.stream().map(HistoryEvent::eventType).toList();
    }

    private Step count() {
        ModelDomain domain = domain();
        String workflowId = workflowId();
        WorkflowExecutionFilter filter = new WorkflowExecutionFilter(workflowId);
        return switch (random.nextInt(6)) {
            case 0 -> {
                CountOpenWorkflowExecutionsRequest request =
                        new CountOpenWorkflowExecutionsRequest(domain.name, EVER, null, null, null);
                yield in(
                        domain,
                        request,
                        () -> answered(
                                request,
                                WorkflowExecutionCount.class,
                                count -> assertThat(count)
                                        .isEqualTo(new WorkflowExecutionCount(domain.open.size(), false))));
            }
            case 1 -> {
                CountClosedWorkflowExecutionsRequest request =
                        new CountClosedWorkflowExecutionsRequest(domain.name, EVER, null, filter, null, null, null);
                yield in(
                        domain,
                        request,
                        () -> answered(
                                request,
                                WorkflowExecutionCount.class,
                                count -> assertThat(count)
                                        .isEqualTo(new WorkflowExecutionCount(
                                                domain.closedOf.getOrDefault(workflowId, 0), false))));
            }
            case 2 -> {
                ListOpenWorkflowExecutionsRequest request =
                        new ListOpenWorkflowExecutionsRequest(domain.name, EVER, null, null, null, null, null, null);
                yield in(
                        domain,
                        request,
                        () -> answered(
                                request,
                                WorkflowExecutionInfos.class,
                                infos -> assertThat(executions(infos))
                                        .containsExactlyInAnyOrderElementsOf(domain.open.values().stream()
                                                .map(run -> run.execution)
                                                .toList())));
            }
            case 3 -> {
                // The newest come first.
                int size = Math.min(5, domain.closed.size());
                ListClosedWorkflowExecutionsRequest request = new ListClosedWorkflowExecutionsRequest(
                        domain.name, null, EVER, null, null, null, null, null, Math.max(1, size), null);
                yield in(
                        domain,
                        request,
                        () -> answered(
                                request,
                                WorkflowExecutionInfos.class,
                                infos -> assertThat(domain.closed.stream()
                                                .map(run -> run.execution)
                                                .toList())
                                        .hasSizeGreaterThanOrEqualTo(
                                                infos.executionInfos().size())
                                        .containsAll(executions(infos))));
            }
            case 4 -> {
                boolean other = oneIn(10);
                CountPendingDecisionTasksRequest request =
                        new CountPendingDecisionTasksRequest(domain.name, other ? new TaskList("other") : LIST);
                int expected = other ? 0 : domain.decidable().size();
                yield in(
                        domain,
                        request,
                        () -> answered(
                                request,
                                PendingTaskCount.class,
                                count -> assertThat(count).isEqualTo(new PendingTaskCount(expected, false))));
            }
            default -> {
                boolean other = oneIn(10);
                CountPendingActivityTasksRequest request =
                        new CountPendingActivityTasksRequest(domain.name, other ? new TaskList("other") : LIST);
                int expected = other ? 0 : domain.waitingActivities();
                yield in(
                        domain,
                        request,
                        () -> answered(
                                request,
                                PendingTaskCount.class,
                                count -> assertThat(count).isEqualTo(new PendingTaskCount(expected, false))));
            }
        };
    }

    private static List<WorkflowExecution> executions(WorkflowExecutionInfos infos) {
        return infos.executionInfos().stream()
                .map(WorkflowExecutionInfo::execution)
                .toList();
    }

    // Tasks.

    private Step pollForDecision() {
        ModelDomain domain = domain();
        // An empty poll takes a second.
        if (domain != nowhere && domain.decidable().isEmpty() && !oneIn(400)) {
            return start();
        }
        PollForDecisionTaskRequest request =
                new PollForDecisionTaskRequest(domain.name, LIST, "model", null, null, null, null);
        return in(
                domain,
                request,
                () -> answered(request, DecisionTask.class, task -> {
                    List<ModelRun> possible = domain.decidable();
                    if (possible.isEmpty()) {
                        assertThat(task).isEqualTo(new DecisionTask(null, 0, null, null, null, null, 0));
                        return;
                    }
                    ModelRun run = possible.stream()
                            .filter(one -> one.execution.equals(task.workflowExecution()))
                            .findFirst()
                            .orElseThrow(() ->
                                    new AssertionError("None of " + possible.size() + " decision tasks that wait"));
                    run.startDecision();
                    assertThat(task.startedEventId()).isEqualTo(run.current);
                    assertThat(task.previousStartedEventId()).isEqualTo(run.previousStarted);
                    assertThat(types(task.events())).isEqualTo(run.events);
                    hold(new Held(run, null, run.scheduledOfCurrent(), run.current, task.taskToken()));
                }));
    }

    private Step pollForActivity() {
        ModelDomain domain = domain();
        if (domain != nowhere && domain.waitingActivities() == 0 && !oneIn(400)) {
            return decide();
        }
        PollForActivityTaskRequest request = new PollForActivityTaskRequest(domain.name, LIST, "model");
        return in(
                domain,
                request,
                () -> answered(request, ActivityTask.class, task -> {
                    if (domain.waitingActivities() == 0) {
                        assertThat(task).isEqualTo(new ActivityTask(null, null, 0, null, null, null));
                        return;
                    }
                    ModelRun run = domain.open.values().stream()
                            .filter(one -> one.execution.equals(task.workflowExecution()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("No open run has this task"));
                    ModelRun.Activity activity = run.activities.get(task.activityId());
                    assertThat(activity).as("activity %s", task.activityId()).isNotNull();
                    assertThat(activity.started).as("already started").isFalse();
                    run.start(activity);
                    assertThat(task.startedEventId()).isEqualTo(run.events.size());
                    hold(new Held(run, activity, activity.scheduledEventId, run.events.size(), task.taskToken()));
                }));
    }

    private void hold(Held task) {
        if (held.size() == MOST_HELD) {
            held.remove(random.nextInt(MOST_HELD));
        }
        held.add(task);
    }

    /// Some token of a kind, good ones more often than others; null if there is none.
    private Held token(boolean decision) {
        List<Held> kind = held.stream()
                .filter(task -> (task.activity == null) == decision)
                .toList();
        List<Held> good = kind.stream().filter(Held::isGood).toList();
        return good.isEmpty() || oneIn(8) ? kind.isEmpty() ? null : any(kind) : any(good);
    }

    /// What a token that is not good any more is answered.
    private static Step dead(Request request, Held task) {
        if (!task.run.isOpen()) {
            return refused(request, UNKNOWN, unknown(task.run.execution));
        }
        return refused(
                request,
                UNKNOWN,
                (task.activity == null ? "Unknown decision task" : "Unknown activity") + ", scheduledEventId = "
                        + task.scheduledEventId);
    }

    private Step decide() {
        boolean wrongKind = oneIn(40);
        Held task = token(!wrongKind);
        if (task == null) {
            return start();
        }
        List<Decision> decisions = new ArrayList<>();
        for (int more = random.nextInt(4); more > 0; more--) {
            decisions.add(decision());
        }
        boolean closes = oneIn(task.run.events.size() > LONG ? 1 : 6);
        if (closes) {
            decisions.add(closing());
        }
        boolean notLast = closes && oneIn(10);
        if (notLast) {
            decisions.add(oneIn(2) ? decision() : closing());
        }
        RespondDecisionTaskCompletedRequest request =
                new RespondDecisionTaskCompletedRequest(task.token, decisions, "context", null, null);
        if (notLast) {
            return refused(request, "ValidationException", null);
        }
        if (wrongKind) {
            return refused(request, "ValidationException", "Invalid token");
        }
        if (!task.isGood()) {
            return dead(request, task);
        }
        return done(request, () -> {
            task.run.decide(decisions);
            if (!task.run.isOpen()) {
                task.run.domain.closed(task.run);
            }
        });
    }

    private Decision decision() {
        String id = "id-" + random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> new RecordMarkerDecision("marker", "details");
            case 1 -> new StartTimerDecision(id, null, "1000000");
            case 2 -> new CancelTimerDecision(id);
            case 3 -> new RequestCancelActivityTaskDecision(id);
            default ->
                new ScheduleActivityTaskDecision(
                        new ActivityType(typeName(false), oneIn(5) ? "2" : "1"),
                        id,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private Decision closing() {
        return switch (random.nextInt(3)) {
            case 0 -> new CompleteWorkflowExecutionDecision("result");
            case 1 -> new FailWorkflowExecutionDecision("reason", "details");
            default -> new CancelWorkflowExecutionDecision("details");
        };
    }

    private Step work() {
        boolean wrongKind = oneIn(40);
        Held task = token(wrongKind);
        if (task == null) {
            return pollForActivity();
        }
        int kind = random.nextInt(8);
        Request request = switch (kind) {
            case 0, 1, 2 -> new RecordActivityTaskHeartbeatRequest(task.token, "details");
            case 3 -> new RespondActivityTaskFailedRequest(task.token, "reason", "details");
            case 4 -> new RespondActivityTaskCanceledRequest(task.token, "details");
            default -> new RespondActivityTaskCompletedRequest(task.token, "result");
        };
        if (wrongKind) {
            return refused(request, "ValidationException", "Invalid token");
        }
        if (!task.isGood()) {
            return dead(request, task);
        }
        return switch (kind) {
            case 0, 1, 2 ->
                answered(
                        request,
                        ActivityTaskStatus.class,
                        status -> assertThat(status.cancelRequested()).isEqualTo(task.activity.cancelRequested));
            case 3 -> done(request, () -> task.run.end(task.activity, EventType.ActivityTaskFailed));
            case 4 -> done(request, () -> task.run.end(task.activity, EventType.ActivityTaskCanceled));
            default -> done(request, () -> task.run.end(task.activity, EventType.ActivityTaskCompleted));
        };
    }

    // Tags.

    private static List<ResourceTag> tags(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new ResourceTag("key" + i, "value"))
                .toList();
    }

    private Step tag() {
        ModelDomain domain = domain();
        String arn = ARN + domain.name;
        return switch (random.nextInt(3)) {
            case 0 -> {
                int from = random.nextInt(60);
                List<ResourceTag> added = tags(from, from + random.nextInt(20));
                TagResourceRequest request = new TagResourceRequest(arn, added);
                yield domain == nowhere ? refused(request, UNKNOWN, null) : tagged(domain, request);
            }
            case 1 -> {
                int from = random.nextInt(60);
                List<String> removed = tags(from, from + random.nextInt(20)).stream()
                        .map(ResourceTag::key)
                        .toList();
                UntagResourceRequest request = new UntagResourceRequest(arn, removed);
                yield domain == nowhere
                        ? refused(request, UNKNOWN, null)
                        : done(request, () -> removed.forEach(domain.tags::remove));
            }
            default -> {
                ListTagsForResourceRequest request = new ListTagsForResourceRequest(arn);
                yield domain == nowhere
                        ? refused(request, UNKNOWN, null)
                        : answered(
                                request,
                                ListTagsForResourceResponse.class,
                                tags -> assertThat(tags.tags())
                                        .extracting(ResourceTag::key)
                                        .containsExactlyInAnyOrderElementsOf(domain.tags.keySet()));
            }
        };
    }

    private static Step tagged(ModelDomain domain, TagResourceRequest request) {
        long fresh = request.tags().stream()
                .filter(tag -> !domain.tags.containsKey(tag.key()))
                .count();
        return domain.tags.size() + fresh > MOST_TAGS
                ? refused(request, "TooManyTagsFault", null)
                : done(request, () -> request.tags().forEach(tag -> domain.tags.put(tag.key(), "value")));
    }
}
