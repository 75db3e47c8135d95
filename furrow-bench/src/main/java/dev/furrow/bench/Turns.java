package dev.furrow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Two loads in turns, on two servers side by side: a machine whose speed drifts slows both, and their ratio stays.
///
/// @param measured what is asked about
/// @param reference to what it is compared
record Turns(Window measured, Window reference) {
    /// Warms both up, and measures as often as the options say.
    ///
    /// @param progress hears how far it is
    static List<Turns> of(Windows measured, Windows reference, LoadOptions options, Consumer<String> progress) {
        measured.warmUp();
        reference.warmUp();
        List<Turns> turns = new ArrayList<>();
        for (int i = 0; i < options.repeats(); i++) {
            turns.add(new Turns(measured.one(0), reference.one(0)));
            progress.accept(
                    "window " + (i + 1) + ": " + Report.plain(turns.getLast().throughput()));
        }
        return turns;
    }

    /// What is asked about, of the reference.
    double throughput() {
        return measured.workflowsPerSecond() / reference.workflowsPerSecond();
    }

    /// The throughput that the processors would allow for, if nothing else slowed either: it is the same on a machine
    /// that is busy with other things.
    double byProcessor() {
        return (reference.serverCpuPer1000() + reference.clientCpuPer1000())
                / (measured.serverCpuPer1000() + measured.clientCpuPer1000());
    }
}
