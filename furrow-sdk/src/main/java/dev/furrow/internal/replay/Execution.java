package dev.furrow.internal.replay;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.intercept.Interceptors;
import dev.furrow.internal.strand.Strands;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.Marker;
import dev.furrow.workflow.WorkflowInfo;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One workflow execution in memory: plays the rounds of its history on the strands of its code. One thread at a
/// time decides; while it does, the strands run, one at a time.
public final class Execution {
    private final WorkflowDefinition definition;
    private final Payloads payloads;
    private final Interceptors interceptors;
    private final String domain;
    private final WorkflowExecution id;
    private final Rounds rounds = new Rounds(new RoundPlayer());
    private final Commands commands = new Commands();
    private final RecordedIndex index = new RecordedIndex();
    private final StrandTree tree = new StrandTree(this);
    private final WorkflowObject object;
    private final Handlers handlers = new Handlers(this);
    private final Ending ending = new Ending(this);
    private final OpenCalls calls = new OpenCalls();
    private final Patches patches = new Patches(this);
    private final EarlierRun earlier = new EarlierRun(this);
    private final SharedCalls shared = new SharedCalls(this);
    private final List<Marker> markers = new ArrayList<>();
    private @Nullable WorkflowInfo info;
    private @Nullable String input;
    private Instant now = Instant.EPOCH;
    private long length;
    private boolean replaying;
    private boolean executing;
    private @Nullable String cancelReason;
    private @Nullable String lastState;

    /// @param interceptors stand around workflow code
    /// @param domain where the execution is
    /// @param id which one
    public Execution(
            WorkflowDefinition definition,
            Payloads payloads,
            Interceptors interceptors,
            String domain,
            WorkflowExecution id) {
        this.definition = definition;
        this.payloads = payloads;
        this.interceptors = interceptors;
        this.domain = domain;
        this.id = id;
        object = new WorkflowObject(definition);
    }

    // What a worker asks

    /// The id of the execution.
    public WorkflowExecution id() {
        return id;
    }

    /// The last round that was run, by its started decision task; 0 before the first.
    public long played() {
        return rounds.played();
    }

    /// How often the execution was parked since it last went on.
    public int parkings() {
        return rounds.parkings();
    }

    /// Decides.
    ///
    /// @param events of the history that it has not had; all of it for a new object
    /// @param startedEventId the decision task
    /// @throws dev.furrow.workflow.ReplayDivergedException if the code does not do what the history says
    /// @throws Error what the user's code threw
    public Decided decide(List<HistoryEvent> events, long startedEventId) {
        play(events, startedEventId);
        return new Decided(commands.batch(), stateToSend());
    }

    /// Goes through a history without deciding anything.
    public void replay(List<HistoryEvent> events) {
        play(events, 0);
    }

    /// Whether the last decision asked to close the execution.
    public boolean isClosing() {
        return ending.isDecided();
    }

    /// Asks a method of the workflow that only looks.
    ///
    /// @throws IllegalStateException if the workflow has not begun
    /// @throws Throwable what the method throws
    public @Nullable Object ask(Method method, @Nullable Object[] arguments) throws Throwable {
        if (!object.isMade()) {
            throw new IllegalStateException("The workflow " + id.workflowId() + " has not begun, and cannot answer");
        }
        method.setAccessible(true);
        return object.ask(method, arguments, tree.main());
    }

    /// Where each strand is.
    public Map<String, StackTraceElement[]> stacks() {
        return tree.stacks();
    }

    /// Remembers from now on where strands are begun, which costs a look at the stack for each.
    public void trace() {
        tree.trace();
    }

    /// Leaves memory: unwinds the strands.
    public void drop() {
        strands().drop();
    }

    // Rounds

    private void play(List<HistoryEvent> events, long startedEventId) {
        if (info == null && events.getFirst().attributes() instanceof WorkflowExecutionStarted started) {
            info = Beginning.info(domain, id, events.getFirst(), started);
            input = started.input();
        }
        index.add(events);
        rounds.feed(events, startedEventId);
    }

    private final class RoundPlayer implements Rounds.Player {
        @Override
        public void play(List<HistoryEvent> events, HistoryEvent started, boolean replay) {
            now = started.eventTimestamp();
            length = started.eventId();
            replaying = replay;
            boolean first = tree.main() == null;
            if (first) {
                tree.root(Ids.MAIN, Execution.this::executeMain, false);
            }
            List<WorkflowExecutionSignaled> signals = new ArrayList<>();
            for (HistoryEvent event : events) {
                switch (event.attributes()) {
                    case WorkflowExecutionSignaled signal -> {
                        if (signal.signalName().equals(Ids.CANCEL_REASON)) {
                            Object reason = payloads.read(signal.input(), String.class, "", "The reason to cancel");
                            cancelReason = reason == null ? null : reason.toString();
                        } else {
                            signals.add(signal);
                        }
                    }
                    case WorkflowExecutionCancelRequested request -> {
                        ending.cancelRequested();
                        info = Beginning.cancelRequested(info());
                        tree.roots().forEach(root -> root.cancel("The execution", cancelReason));
                    }
                    default -> calls.happened(event);
                }
            }
            // Later rounds hand signals over before anything else moves; in the first, main must have begun.
            for (WorkflowExecutionSignaled signal : first ? signals : signals.reversed()) {
                handlers.deliver(signal, !first);
            }
            tree.run();
            if (ending.isDecided()) {
                tree.endAll(handlers::isLate);
                if (!handlers.areLate()) {
                    ending.ask(commands);
                }
            }
        }

        @Override
        public void compare(List<Recorded> outcomes, long completedEventId) {
            Commands.Divergence divergence = commands.match(outcomes);
            if (divergence != null) {
                throw DivergenceReport.of(info(), divergence, completedEventId, tree.size());
            }
        }
    }

    private void executeMain() {
        StrandContext main = Objects.requireNonNull(tree.main());
        Signature execute = definition.contract().execute();
        try {
            object.make();
            @Nullable Object[] arguments =
                    Arguments.read(execute, input, definition.contract().name(), payloads);
            executing = true;
            Object result = interceptors.around(
                    () -> new Intercepted.ExecuteWorkflow(info(), replaying), () -> object.invoke(execute, arguments));
            ending.returned(execute, result);
        } catch (Throwable thrown) {
            ending.threw(execute, thrown);
        }
        tree.ended(main);
    }

    /// What its `@State` methods say, if that has changed since it was last sent.
    private @Nullable String stateToSend() {
        if (definition.contract().states().isEmpty() || !object.isMade()) {
            return null;
        }
        String state = payloads.write(object.states(tree.main()), "", "The state of " + info().type());
        if (state.equals(lastState)) {
            return null;
        }
        lastState = state;
        return state;
    }

    // What strands ask

    Commands commands() {
        return commands;
    }

    StrandTree tree() {
        return tree;
    }

    Strands strands() {
        return tree.strands();
    }

    WorkflowObject object() {
        return object;
    }

    Handlers handlers() {
        return handlers;
    }

    Ending ending() {
        return ending;
    }

    OpenCalls calls() {
        return calls;
    }

    Patches patches() {
        return patches;
    }

    EarlierRun earlier() {
        return earlier;
    }

    SharedCalls shared() {
        return shared;
    }

    RecordedIndex index() {
        return index;
    }

    Payloads payloads() {
        return payloads;
    }

    Interceptors interceptors() {
        return interceptors;
    }

    WorkflowDefinition definition() {
        return definition;
    }

    WorkflowInfo info() {
        return Objects.requireNonNull(info, "The history does not begin with its beginning");
    }

    @Nullable String input() {
        return input;
    }

    Instant now() {
        return now;
    }

    long length() {
        return length;
    }

    boolean isReplaying() {
        return replaying;
    }

    /// Whether the workflow's method has begun.
    boolean isExecuting() {
        return executing;
    }

    boolean isQuiet() {
        return replaying || strands().isDropping();
    }

    List<Marker> markers() {
        return markers;
    }

    void requireActing() {
        strands().refuseWhenDropping();
        if (object.isLooking()) {
            throw new IllegalStateException("A condition or a @State method must only look: it cannot wait or call");
        }
    }
}
