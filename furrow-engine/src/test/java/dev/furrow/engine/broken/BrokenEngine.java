package dev.furrow.engine.broken;

import java.util.List;

/// Engines that break one promise each. That the simulation and the torture catch every one of them is what
/// shows that they would catch the like in the real engine.
public enum BrokenEngine {
    /// Lets answers, tasks and messages out before their batch is on disk.
    ACKNOWLEDGES_BEFORE_THE_FLUSH(
            "P1",
            SourcePatch.of("lane/Committer.java", "if (!write(merged())) { return false; }", """
                            for (DecidedBatch early : List.copyOf(pending)) {
                                for (Decided decided : early.decided()) { letOut(decided); }
                            }
                            if (!write(merged())) { return false; }
                            """)
                    .and("for (Decided decided : batch.decided()) { letOut(decided); }", "")),

    /// Forgets one of the messages that were under way when the process ended.
    DROPS_A_MESSAGE_ON_RECOVERY("I7|I8|P6|M", SourcePatch.of("Engine.java", "store.scanMessages(this::deliver);", """
                    boolean[] first = {true};
                    store.scanMessages(message -> {
                        if (first[0]) { first[0] = false; } else { deliver(message); }
                    });
                    """)),

    /// Gives a task to two pollers that come at the same time.
    HANDS_A_TASK_OUT_TWICE(
            "P2",
            SourcePatch.of(
                    "tasklist/TaskQueue.java",
                    "return tasks.pollFirst();",
                    "return tasks.isEmpty() ? null : tasks.first();"),
            SourcePatch.of(
                            "operation/StartActivityTask.java",
                            "waiting == null || waiting.isStarted()",
                            "waiting == null")
                    .and(
                            "long startedEventId = turn.append(execution,",
                            "long startedEventId = waiting.isStarted() ? waiting.startedEventId() :"
                                    + " turn.append(execution,")),

    /// Does not know after a restart when something is due.
    LOSES_A_TIMER_ON_RESTART(
            "P5|I13",
            SourcePatch.of(
                    "lane/Lane.java",
                    "runs.add(execution); waiting.forEach(offers);",
                    "execution.nothingDueBefore(Long.MAX_VALUE); runs.add(execution); waiting.forEach(offers);")),

    /// Never hands out the decision task that was scheduled while another was worked on.
    SKIPS_A_WAKE_UP(
            "P6",
            SourcePatch.of(
                    "execution/DecisionTasks.java",
                    "stickyList = new StickyList(event.taskList().name(), timeout); } }"
                            + " if (waiting != null) { offerWaiting(at, tasks); }",
                    "stickyList = new StickyList(event.taskList().name(), timeout); } }"));

    private final String caughtBy;
    private final List<SourcePatch> patches;

    BrokenEngine(String caughtBy, SourcePatch... patches) {
        this.caughtBy = caughtBy;
        this.patches = List.of(patches);
    }

    /// The names of the checks that are made for such a thing, as a pattern.
    public String caughtBy() {
        return caughtBy;
    }

    /// What makes an engine so.
    public List<SourcePatch> patches() {
        return patches;
    }
}
