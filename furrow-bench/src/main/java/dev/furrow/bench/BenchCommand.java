package dev.furrow.bench;

import dev.furrow.server.cli.Subcommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `furrow bench`: its subcommands each measure one thing.
@Command(
        name = "bench",
        description = {
            "Measures a server over real HTTP. Each command prints one line of JSON, and one for people on the error"
                    + " stream.",
            "Ratios within one run mean something; absolute figures depend on the machine and on who else is busy there."
        },
        subcommands = {
            AllBench.class,
            WorkloadBench.W1.class,
            WorkloadBench.W2.class,
            WorkloadBench.W3.class,
            WorkloadBench.W4.class,
            WorkloadBench.W5.class,
            SignedBench.class,
            MixedBench.class,
            TimersBench.class,
            StartBench.class,
            RecoverBench.class,
            IdleBench.class,
            PollsBench.class,
            HistoryBench.class,
            ListBench.class,
            KeptBench.class,
            LongBench.class,
            SdkBench.class,
            FillCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Subcommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Say what to measure: `furrow bench W1`, or `furrow bench all --short`");
    }

    /// The command line of one bench, for those who run several.
    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand());
    }
}
