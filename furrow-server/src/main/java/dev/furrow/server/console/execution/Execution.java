package dev.furrow.server.console.execution;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.console.insight.HistoryIndex;
import dev.furrow.server.console.insight.ListFacts;
import dev.furrow.server.console.insight.Scrub;
import dev.furrow.server.console.insight.Why;
import dev.furrow.server.console.insight.WhyWords;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.console.poller.Poller;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One execution as somebody looks at it: who may not read its history does not get here. Belongs to one visit.
final class Execution {
    private final Visit visit;
    private final Histories histories;
    private final String domain;
    private final WorkflowExecution execution;
    private final WorkflowExecutionDetail detail;
    private final HistoryEvent first;
    private @Nullable OpenWork work;

    private Execution(
            Visit visit,
            Histories histories,
            String domain,
            WorkflowExecution execution,
            WorkflowExecutionDetail detail,
            HistoryEvent first) {
        this.visit = visit;
        this.histories = histories;
        this.domain = domain;
        this.execution = execution;
        this.detail = detail;
        this.first = first;
    }

    /// The execution that an address names: `domain`, `workflowId`, and `runId` or the newest run.
    ///
    /// @throws Fault if there is none, or who looks may not
    static Execution of(Visit visit, Histories histories) {
        String domain = visit.domain();
        String workflowId = raw(visit, "workflowId");
        String given = raw(visit, "runId");
        WorkflowExecution execution =
                new WorkflowExecution(workflowId, given.isEmpty() ? newest(visit, domain, workflowId) : given);
        WorkflowExecutionDetail detail =
                visit.ask(new DescribeWorkflowExecutionRequest(domain, execution), WorkflowExecutionDetail.class);
        // Asked for as a client would, so that policies, rates and the audit log hold for all that is read below.
        History history =
                visit.ask(new GetWorkflowExecutionHistoryRequest(domain, execution, null, 1, null), History.class);
        return new Execution(
                visit, histories, domain, execution, detail, history.events().getFirst());
    }

    private static String raw(Visit visit, String name) {
        String value = visit.query().raw(name);
        return value == null ? "" : value;
    }

    private static String newest(Visit visit, String domain, String workflowId) {
        ExecutionTimeFilter ever = new ExecutionTimeFilter(Instant.EPOCH, null);
        WorkflowExecutionFilter named = new WorkflowExecutionFilter(workflowId);
        List<WorkflowExecutionInfo> found = new ArrayList<>(visit.ask(
                        new ListOpenWorkflowExecutionsRequest(domain, ever, null, null, null, 1, null, named),
                        WorkflowExecutionInfos.class)
                .executionInfos());
        if (found.isEmpty()) {
            found.addAll(visit.ask(
                            new ListClosedWorkflowExecutionsRequest(
                                    domain, ever, null, named, null, null, null, null, 1, null),
                            WorkflowExecutionInfos.class)
                    .executionInfos());
        }
        if (found.isEmpty()) {
            throw Fault.unknownExecution(workflowId, null);
        }
        return found.getFirst().execution().runId();
    }

    Visit visit() {
        return visit;
    }

    String domain() {
        return domain;
    }

    WorkflowExecution id() {
        return execution;
    }

    WorkflowExecutionDetail detail() {
        return detail;
    }

    /// What the execution was started with.
    WorkflowExecutionStarted started() {
        return (WorkflowExecutionStarted) first.attributes();
    }

    boolean isOpen() {
        return detail.executionInfo().closeTimestamp() == null;
    }

    /// What is open now, or was when it closed.
    OpenWork work() {
        OpenWork known = work;
        if (known == null) {
            OpenWork open = isOpen() ? openNow(execution.workflowId()) : null;
            known = open != null && open.execution().equals(execution) ? open : folded();
            work = known;
        }
        return known;
    }

    private @Nullable OpenWork openNow(String workflowId) {
        return Histories.wait(visit.premises().engine().openWork(domain, workflowId));
    }

    /// A closed run is in no lane's memory.
    private OpenWork folded() {
        WorkflowExecutionState state = WorkflowExecutionState.begin(key(), first, LifeCycleObserver.NONE);
        TaskSink nobody = TaskSink.into(new LinkedHashSet<>());
        histories.each(domain, execution, 2, Integer.MAX_VALUE, stored -> {
            state.apply(stored.event(), nobody);
            return true;
        });
        return OpenWork.of(state);
    }

    private RunKey key() {
        return new RunKey(
                domain,
                execution.workflowId(),
                Objects.requireNonNull(RunId.parse(execution.runId()), "It was described under this id"));
    }

    /// Why it waits.
    Why why() {
        return Why.of(work(), new Known());
    }

    /// What of an open execution changes while somebody looks; null for a closed one.
    @Nullable Live live() {
        if (!isOpen()) {
            return null;
        }
        return Live.of(() -> {
            OpenWork open = openNow(execution.workflowId());
            return open != null && open.execution().equals(execution)
                    ? List.of(open, Why.of(open, new Known()))
                    : "closed";
        });
    }

    /// The words of the language of who looks.
    WhyWords words() {
        return new WhyWords(key -> visit.t(key), visit.now());
    }

    <T> T index(Function<HistoryIndex, T> use) {
        return histories.index(domain, execution, use);
    }

    Histories histories() {
        return histories;
    }

    /// The state at an event.
    ///
    /// @throws Fault if the history has no such event
    Scrub scrub(long eventId) {
        long last = work().lastEventId();
        if (eventId < 1 || eventId > last) {
            throw Fault.validation("There is no event " + eventId + "; there are " + last);
        }
        List<HistoryEvent> events = new ArrayList<>();
        // The rest of a batch follows its event; no answer has more decisions than that in practice.
        histories.each(domain, execution, 1, eventId + 2_000, stored -> events.add(stored.event()));
        return Scrub.at(key(), events, eventId);
    }

    @Nullable String startedBy(WorkflowExecution of, long startedEventId) {
        HistoryEvent event = histories.event(domain, of, startedEventId);
        return switch (event == null ? null : event.attributes()) {
            case ActivityTaskStarted started -> started.identity();
            case DecisionTaskStarted started -> started.identity();
            case null, default -> null;
        };
    }

    ListFacts list(TaskKind kind, String taskList) {
        int backlog = 0;
        int waiting = 0;
        for (TaskLists.Depth depth : visit.premises().engine().taskLists()) {
            if (depth.kind() == kind
                    && depth.domain().equals(domain)
                    && depth.taskList().equals(taskList)) {
                backlog = depth.backlog();
                waiting = depth.pollers();
            }
        }
        List<Poller> seen = visit.premises().pollers().of(kind, domain, taskList);
        Poller last = seen.isEmpty() ? null : seen.getFirst();
        return new ListFacts(
                backlog,
                waiting,
                last == null ? null : Instant.ofEpochMilli(last.lastSeen()),
                last == null ? null : last.identity(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    private final class Known implements Why.Facts {
        @Override
        public ListFacts list(TaskKind kind, String taskList) {
            return Execution.this.list(kind, taskList);
        }

        @Override
        public Why.About about(OpenWork of) {
            return new About(of.execution());
        }

        @Override
        public @Nullable OpenWork open(String workflowId) {
            return openNow(workflowId);
        }
    }

    private final class About implements Why.About {
        private final WorkflowExecution of;

        private About(WorkflowExecution of) {
            this.of = of;
        }

        @Override
        public @Nullable String startedBy(long startedEventId) {
            return Execution.this.startedBy(of, startedEventId);
        }

        @Override
        public int timedOutInARow() {
            return histories.index(domain, of, HistoryIndex::timedOutInARow);
        }

        @Override
        public Why.Answered lastAnswer() {
            return histories.index(domain, of, index -> {
                int last = index.lastCompleted();
                return new Why.Answered(
                        last,
                        last == 0 ? null : index.groupOf(last).who(),
                        last == 0 ? null : Instant.ofEpochMilli(index.at(last)),
                        index.decisionsInLast(),
                        index.lastSignal());
            });
        }
    }
}
