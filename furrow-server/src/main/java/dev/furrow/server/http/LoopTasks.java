package dev.furrow.server.http;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What other threads hand to event loops. Waking a loop is a call into the kernel; a thread that has many things to
/// hand over gathers them, so that each loop is woken once for all of them.
public final class LoopTasks {
    private static final Logger LOG = LoggerFactory.getLogger(LoopTasks.class);
    private static final ThreadLocal<@Nullable LoopTasks> GATHERED = new ThreadLocal<>();

    private final Map<Context, List<Runnable>> tasks = new HashMap<>();

    private LoopTasks() {}

    /// Does some work; what it hands to loops on this thread arrives there when it has ended.
    public static void gather(Runnable work) {
        LoopTasks gathered = new LoopTasks();
        GATHERED.set(gathered);
        try {
            work.run();
        } finally {
            GATHERED.remove();
            gathered.tasks.forEach((loop, some) -> loop.runOnContext(now -> some.forEach(LoopTasks::run)));
        }
    }

    /// Hands a task to a loop: at once, or with others if this thread is gathering.
    static void hand(Context loop, Runnable task) {
        LoopTasks gathered = GATHERED.get();
        if (gathered == null) {
            loop.runOnContext(now -> task.run());
        } else {
            gathered.tasks.computeIfAbsent(loop, first -> new ArrayList<>()).add(task);
        }
    }

    /// A defect in one task is none of the others'.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException defect) {
            LOG.error("A defect: something handed to an event loop has failed", defect);
        }
    }
}
