package dev.furrow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `furrow bench all`: everything, one after the other, and then the table.
@Command(
        name = "all",
        description = {
            "Measures everything, one after the other, and prints the table of docs/performance.md: what, how much there is"
                    + " to be, how much there is.",
            "The JSON lines go to the standard output as they come, the table behind them; how far it is, to the error"
                    + " stream."
        },
        sortOptions = false)
final class AllBench implements Callable<Integer> {
    @Option(names = "--short", description = "Fewer and smaller: under ten minutes instead of an hour.")
    private boolean brief;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these: ${COMPLETION-CANDIDATES}.",
            completionCandidates = StepNames.class)
    private List<String> only = List.of();

    @Option(
            names = "--server-option",
            paramLabel = "OPTION",
            description = "An option for every server that is started, such as --lanes=2. May be repeated.")
    private List<String> serverOptions = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Report> reports = new HashMap<>();
        List<String> failed = new ArrayList<>();
        List<Step> steps = steps();
        long begin = System.nanoTime();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            say("[" + (i + 1) + "/" + steps.size() + ", " + minutes(begin) + "] furrow bench "
                    + String.join(" ", step.arguments()));
            try {
                Report report = measure(step);
                reports.put(step.name(), report);
                spec.commandLine().getOut().println(report.json());
                spec.commandLine().getOut().flush();
                say(report.readable());
            } catch (IllegalStateException | java.io.UncheckedIOException e) {
                failed.add(step.name());
                say(step.name() + " has failed: " + e.getMessage());
            }
        }
        spec.commandLine().getOut().println();
        spec.commandLine().getOut().println(ReachTable.of(reports));
        spec.commandLine().getOut().flush();
        say("Took " + minutes(begin) + (failed.isEmpty() ? "" : "; failed: " + String.join(", ", failed)));
        return failed.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<Step> steps() {
        List<Step> all = Step.all(brief);
        List<String> names = all.stream().map(Step::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--only is \"" + name + "\", which is none of " + String.join(", ", names));
            }
        }
        return only.isEmpty()
                ? all
                : all.stream().filter(step -> only.contains(step.name())).toList();
    }

    /// What `--only` takes.
    static final class StepNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Step.all(true).stream().map(Step::name).iterator();
        }
    }

    private Report measure(Step step) throws IOException {
        List<String> arguments = new ArrayList<>(step.arguments());
        for (String option : serverOptions) {
            arguments.add("--server-option=" + option);
        }
        CommandLine bench = BenchCommand.commandLine();
        bench.setErr(spec.commandLine().getErr());
        CommandLine.ParseResult parsed = bench.parseArgs(arguments.toArray(String[]::new));
        return ((Bench) parsed.subcommand().commandSpec().userObject()).measure();
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private static String minutes(long begin) {
        long seconds = (System.nanoTime() - begin) / 1_000_000_000L;
        return seconds / 60 + " min " + seconds % 60 + " s";
    }
}
