package dev.furrow.microbench;

import java.io.IOException;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the micro-benchmarks: `table` prints the table of stops, anything else is a command line of JMH.
public final class Microbench {
    private Microbench() {}

    /// Runs.
    public static void main(String... arguments) throws IOException, RunnerException, CommandLineOptionException {
        if (arguments.length > 0 && arguments[0].equals("table")) {
            System.out.print(StopTable.measure());
            return;
        }
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
