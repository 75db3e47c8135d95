package dev.furrow.simulation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeleteWorkflowTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.api.operation.WorkflowTypeInfos;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.RunHistory;
import dev.furrow.simulation.client.Vocabulary;
import dev.furrow.simulation.schedule.Chance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the simulation itself asks of the server, past the network: it prepares the ground, looks at what is
/// registered, and reads everything back at the end.
final class Ground {
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);

    private final SimulatedServer server;
    private final Witness witness;
    private final Chance chance;

    Ground(SimulatedServer server, Witness witness, Chance chance) {
        this.server = server;
        this.witness = witness;
        this.chance = chance;
    }

    /// Makes the domain and its types.
    void register() {
        ask(new RegisterDomainRequest(Vocabulary.DOMAIN, null, String.valueOf(Retention.DAYS), null));
        Vocabulary.WORKFLOW_TYPES.forEach(this::ask);
        Vocabulary.ACTIVITY_TYPES.forEach(this::ask);
        look();
    }

    /// Looks at what is registered, after a start.
    void look() {
        List<WorkflowTypeInfo> workflowTypes = new ArrayList<>();
        List<ActivityTypeInfo> activityTypes = new ArrayList<>();
        for (RegistrationStatus status : RegistrationStatus.values()) {
            workflowTypes.addAll(ask(
                            new ListWorkflowTypesRequest(Vocabulary.DOMAIN, null, status, null, null, null),
                            WorkflowTypeInfos.class)
                    .typeInfos());
            activityTypes.addAll(ask(
                            new ListActivityTypesRequest(Vocabulary.DOMAIN, null, status, null, null, null),
                            ActivityTypeInfos.class)
                    .typeInfos());
        }
        witness.registered(workflowTypes, activityTypes);
    }

    /// An answer has left the engine.
    void answered(Exchange exchange) {
        if (exchange.isOk() && changesRegistry(exchange.request())) {
            look();
        }
    }

    private static boolean changesRegistry(Request request) {
        return switch (request) {
            case RegisterWorkflowTypeRequest _,
                    RegisterActivityTypeRequest _,
                    DeprecateWorkflowTypeRequest _,
                    DeprecateActivityTypeRequest _,
                    DeprecateDomainRequest _,
                    UndeprecateWorkflowTypeRequest _,
                    UndeprecateActivityTypeRequest _,
                    DeleteWorkflowTypeRequest _,
                    DeleteActivityTypeRequest _ -> true;
            default -> false;
        };
    }

    /// Which decisions a request may make.
    Permissions permissions(Exchange exchange, int denials) {
        Set<DecisionType> denied = EnumSet.noneOf(DecisionType.class);
        for (int i = chance.percent(denials) ? 3 : 0; i > 0; i--) {
            denied.add(chance.pick(DecisionType.values()));
        }
        return witness.watch(exchange.request(), denied);
    }

    /// Every run there is, as clients can read it.
    List<RunHistory> runs() {
        return runs(true);
    }

    /// Every run with its history alone, which nothing that is due can change: no lane decides anything meanwhile.
    List<RunHistory> histories() {
        return runs(false);
    }

    private List<RunHistory> runs(boolean described) {
        return infos().stream().map(info -> run(info, described)).toList();
    }

    /// The ids of all runs that lists show.
    Set<String> listed() {
        return infos().stream().map(info -> info.execution().runId()).collect(Collectors.toSet());
    }

    private List<WorkflowExecutionInfo> infos() {
        List<WorkflowExecutionInfo> all = new ArrayList<>();
        String page = null;
        do {
            WorkflowExecutionInfos infos = ask(
                    new ListOpenWorkflowExecutionsRequest(Vocabulary.DOMAIN, EVER, null, null, page, null, null, null),
                    WorkflowExecutionInfos.class);
            all.addAll(infos.executionInfos());
            page = infos.nextPageToken();
        } while (page != null);
        do {
            WorkflowExecutionInfos infos = ask(
                    new ListClosedWorkflowExecutionsRequest(
                            Vocabulary.DOMAIN, EVER, null, null, null, null, null, page, null, null),
                    WorkflowExecutionInfos.class);
            all.addAll(infos.executionInfos());
            page = infos.nextPageToken();
        } while (page != null);
        return all;
    }

    private RunHistory run(WorkflowExecutionInfo info, boolean described) {
        WorkflowExecution execution = info.execution();
        List<HistoryEvent> events = new ArrayList<>();
        String page = null;
        do {
            History history = ask(
                    new GetWorkflowExecutionHistoryRequest(Vocabulary.DOMAIN, execution, page, null, null),
                    History.class);
            events.addAll(history.events());
            page = history.nextPageToken();
        } while (page != null);
        WorkflowExecutionDetail detail = !described
                ? null
                : ask(
                        new DescribeWorkflowExecutionRequest(Vocabulary.DOMAIN, execution),
                        WorkflowExecutionDetail.class);
        return new RunHistory(Vocabulary.DOMAIN, execution, events, detail);
    }

    /// How many tasks wait in a list.
    int count(Request request) {
        return ask(request, PendingTaskCount.class).count();
    }

    /// Asks and waits for the answer, while nothing else happens but what the answer needs.
    private <T extends Record> T ask(Request request, Class<T> type) {
        return type.cast(Objects.requireNonNull(ask(request), "An answer without a body"));
    }

    private @Nullable Record ask(Request request) {
        Exchange exchange = new Exchange(0, null, request, 0, answered -> {});
        server.engine().submit(request, Permissions.ALL, exchange);
        SimulatedDriver driver = server.driver();
        while (!exchange.isAnswered()) {
            if (driver.pendingReads() > 0) {
                driver.read(0);
                continue;
            }
            boolean busy = false;
            for (int lane = 0; lane < driver.lanes(); lane++) {
                busy |= driver.decide(lane);
            }
            busy |= driver.commit();
            if (!busy) {
                throw new IllegalStateException("Nothing happens, and " + request + " has no answer");
            }
        }
        return switch (exchange.outcome()) {
            case Outcome.Ok(Record answer) -> answer;
            case Outcome.Refused refused -> throw new IllegalStateException(request + " was refused: " + refused);
            case Outcome.Unknown _ -> throw new IllegalStateException(request + " was not answered");
        };
    }

    static boolean isTask(@Nullable Record answer) {
        return (answer instanceof DecisionTask decision && decision.taskToken() != null)
                || (answer instanceof ActivityTask activity && activity.taskToken() != null);
    }
}
