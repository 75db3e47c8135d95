package dev.furrow.internal.replay;

import java.util.HashMap;
import java.util.Map;

/// Which patches an execution has taken. The answer is the same for its whole life: a marker says that it is yes.
final class Patches {
    private final Execution execution;
    private final Map<String, Boolean> answers = new HashMap<>();

    Patches(Execution execution) {
        this.execution = execution;
    }

    /// Whether the new code runs.
    boolean taken(String patch) {
        return answers.computeIfAbsent(patch, this::decide);
    }

    private boolean decide(String patch) {
        boolean taken = execution.isReplaying()
                ? isRecorded(patch)
                : !execution.definition().held().contains(patch);
        if (taken) {
            record(patch);
        }
        return taken;
    }

    /// The old code is gone. Where the patch was taken, its marker still belongs to the history.
    void retired(String patch) {
        if (isRecorded(patch) && answers.putIfAbsent(patch, true) == null) {
            record(patch);
        }
    }

    private boolean isRecorded(String patch) {
        return execution.index().marker(Ids.PATCH + patch) != null;
    }

    private void record(String patch) {
        execution.commands().add(Plain.marker(Ids.PATCH + patch, null, Ids.MAIN, Source.here()));
    }
}
