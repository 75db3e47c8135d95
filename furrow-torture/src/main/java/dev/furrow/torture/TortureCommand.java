package dev.furrow.torture;

import dev.furrow.server.cli.Subcommand;
import dev.furrow.torture.load.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `furrow torture`: the proof on the user's own disk.
@Command(
        name = "torture",
        description = {
            "Runs a throw-away server on a disk of yours and kills it, cuts its power, fails its flushes, flips bits of"
                    + " its files and drops its connections, again and again; after each time everything that was"
                    + " acknowledged must be found again.",
            "Everything happens in a new folder furrow-torture below DIR, which is removed at the end, unless a promise"
                    + " was broken. Beside it a report is left, as text and as HTML. Exit code 1: a promise was broken."
        },
        sortOptions = false)
public final class TortureCommand implements Subcommand {
    private static final int ROUNDS_OF_A_STORE = 30;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "An existing directory on the disk that is to be tried.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private Path directory;

    @Option(names = "--minutes", defaultValue = "10", description = "How long; ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(names = "--seed", description = "Throws the same dice as a run before.")
    private @Nullable Long seed;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TROUBLE",
            description = "Some of ${COMPLETION-CANDIDATES}; by default all.")
    private List<Trouble> troubles = List.of(Trouble.values());

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final BiFunction<Path, Long, Campaign> campaigns;

    /// What the command line runs.
    public TortureCommand() {
        this(Campaign::new);
    }

    /// @param campaigns begins with a store in a folder, by a seed
    TortureCommand(BiFunction<Path, Long, Campaign> campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = directory.resolve("furrow-torture");
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            spec.commandLine()
                    .getErr()
                    .println(folder + " exists already; nothing is touched that this run has not made. Remove it if it"
                            + " is left from a run before");
            return CommandLine.ExitCode.USAGE;
        } catch (NoSuchFileException e) {
            spec.commandLine().getErr().println("There is no directory " + directory + "; --dir names one that exists");
            return CommandLine.ExitCode.USAGE;
        }
        long first = seed == null ? new SplittableRandom().nextLong() : seed;
        Report report = new Report(folder, first, Instant.now());
        out.println("Seed " + first + "; " + Report.disk(folder));
        out.flush();
        torture(folder, first, report, out);
        report.end(Instant.now());
        Path text = directory.resolve("furrow-torture-report.txt");
        Path html = directory.resolve("furrow-torture-report.html");
        Files.writeString(text, report.text());
        Files.writeString(html, report.html());
        out.print(report.text());
        out.println("Written to " + text + " and " + html);
        out.flush();
        return report.verdict() == null ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void torture(Path folder, long first, Report report, PrintWriter out) throws IOException {
        Instant end = Instant.now().plus(Duration.ofMillis(Math.round(minutes * 60_000)));
        SplittableRandom random = new SplittableRandom(first);
        for (int store = 1; store == 1 || Instant.now().isBefore(end); store++) {
            Path below = Files.createDirectory(folder.resolve("store-" + store));
            Campaign campaign = campaigns.apply(below, random.nextLong());
            try {
                for (int round = 0; round < ROUNDS_OF_A_STORE && Instant.now().isBefore(end); round++) {
                    Trouble drawn = troubles.get(random.nextInt(troubles.size()));
                    // There must be something written before it can be lost.
                    Trouble trouble = round == 0 ? Trouble.KILL : drawn;
                    campaign.round(trouble);
                    out.printf("  store %d, round %d: %s%n", store, round + 1, trouble.label());
                    out.flush();
                }
                campaign.finish();
            } catch (Violation violation) {
                report.add(campaign);
                report.violation(violation);
                return;
            }
            report.add(campaign);
            out.printf("  store %d: all runs came to their end; %s%n", store, campaign.summary());
            out.flush();
            Folders.delete(below);
        }
        Folders.delete(folder);
    }
}
