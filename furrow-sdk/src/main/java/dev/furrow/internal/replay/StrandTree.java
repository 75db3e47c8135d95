package dev.furrow.internal.replay;

import dev.furrow.internal.strand.Strand;
import dev.furrow.internal.strand.Strands;
import dev.furrow.workflow.CurrentStrand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The strands of an execution: who descends from whom, what each is called, where each waits, and whose failure
/// nobody has looked at. Its roots are the main strand and the handlers of signals and updates.
final class StrandTree {
    private static final Logger LOG = LoggerFactory.getLogger(StrandTree.class);

    private final Execution execution;
    private final Strands strands = new Strands(this::enter, this::stuck);
    private final Map<Strand, StrandContext> contexts = new LinkedHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<StrandContext> roots = new ArrayList<>();
    private final Map<String, Throwable> failedUnseen = new LinkedHashMap<>();
    private boolean tracing;

    StrandTree(Execution execution) {
        this.execution = execution;
    }

    /// What turns are taken with.
    Strands strands() {
        return strands;
    }

    /// Begins a strand that nobody has begun.
    ///
    /// @param first whether it goes before those that are ready already
    StrandContext root(String wanted, Runnable body, boolean first) {
        StrandContext root = spawn(null, wanted, body, first);
        roots.add(root);
        return root;
    }

    /// Begins a strand.
    StrandContext spawn(@Nullable StrandContext parent, String wanted, Runnable body, boolean first) {
        int number = names.merge(wanted, 1, Integer::sum);
        String name = number == 1 ? wanted : wanted + "#" + number;
        StrandContext context = new StrandContext(execution, parent, name);
        Strand strand = strands.spawn(name, body, first);
        context.strand(strand);
        contexts.put(strand, context);
        return context;
    }

    void ended(StrandContext context) {
        contexts.remove(context.strand());
        if (!context.name().equals(Ids.MAIN)) {
            roots.remove(context);
        }
    }

    /// The strand that runs the workflow's method; null before it has begun.
    @Nullable StrandContext main() {
        return roots.isEmpty() ? null : roots.getFirst();
    }

    List<StrandContext> roots() {
        return List.copyOf(roots);
    }

    int size() {
        return contexts.size();
    }

    /// Whether nobody is there but one strand, roots apart.
    boolean isAlone(StrandContext one) {
        return contexts.values().stream().noneMatch(other -> other != one && other.isAsync());
    }

    private void enter(Strand strand) {
        CurrentStrand.bind(Objects.requireNonNull(contexts.get(strand)));
        MDC.put("domain", execution.info().domain());
        MDC.put("workflowId", execution.id().workflowId());
        MDC.put("runId", execution.id().runId());
        MDC.put("type", execution.info().type());
    }

    void wake(StrandContext context) {
        strands.wake(context.strand());
    }

    /// Lets the strands run until all of them wait.
    void run() {
        CurrentStrand.bind(main());
        try {
            strands.run();
        } finally {
            CurrentStrand.bind(null);
        }
    }

    /// The workflow has returned: what nobody has waited for ends with it.
    ///
    /// @param spared roots whose strands go on
    void endAll(Predicate<StrandContext> spared) {
        boolean tells = !execution.isReplaying();
        String workflow = execution.id().workflowId();
        if (tells) {
            failedUnseen.forEach((strand, why) ->
                    LOG.warn("Strand {} of {} has failed, and nobody has waited for it", strand, workflow, why));
        }
        failedUnseen.clear();
        for (StrandContext context : List.copyOf(contexts.values())) {
            if (!context.strand().isEnded() && !context.isCancelled() && !spared.test(context.root())) {
                if (tells && context.isAsync()) {
                    LOG.warn(
                            "Strand {} of {} was still running when the workflow returned, and was cancelled; wait for"
                                    + " it, or call Workflow.joinAll",
                            context.name(),
                            workflow);
                }
                context.cancel("The workflow has returned", null);
            }
        }
        run();
    }

    /// A strand has failed, and nobody has waited for it yet.
    void failedUnseen(String strand, Throwable why) {
        failedUnseen.put(strand, why);
    }

    void seen(String strand) {
        failedUnseen.remove(strand);
    }

    private void stuck(Strand strand) {
        StackTraceElement[] stack = strand.stack();
        if (!LOG.isWarnEnabled() || stack.length == 0) {
            return;
        }
        StackTraceElement inner = stack[0];
        StackTraceElement users = Arrays.stream(stack)
                .filter(frame -> !Source.isMachinery(frame.getClassName()))
                .findFirst()
                .orElse(inner);
        LOG.warn(
                "Strand {} of {} does not come back: it is in {}.{} at {}; workflow code waits with Workflow.sleep or"
                        + " Workflow.await",
                strand.name(),
                execution.id().workflowId(),
                inner.getClassName(),
                inner.getMethodName(),
                users);
    }

    /// Remembers from now on where strands are begun, which costs a look at the stack for each.
    void trace() {
        tracing = true;
    }

    boolean isTracing() {
        return tracing;
    }

    /// Where each strand is, by its name.
    Map<String, StackTraceElement[]> stacks() {
        Map<String, StackTraceElement[]> stacks = new LinkedHashMap<>();
        for (Strand strand : strands.live()) {
            StrandContext context = contexts.get(strand);
            StackTraceElement begun = context == null ? null : context.begun();
            StackTraceElement[] stack = strand.stack();
            if (begun != null) {
                stack = Arrays.copyOf(stack, stack.length + 1);
                stack[stack.length - 1] = begun;
            }
            stacks.put(strand.name(), stack);
        }
        return stacks;
    }
}
