package dev.furrow.rental.command;

import dev.furrow.rental.world.Findings;
import dev.furrow.rental.world.World;
import dev.furrow.server.cli.Logging;
import dev.furrow.server.cli.Subcommand;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `furrow rental`.
@Command(
        name = "rental",
        sortOptions = false,
        description = {
            "Rents farm equipment: a marketplace whose orders, breakdowns and settlements are workflows.",
            "Goes on until Ctrl-C, and where it left off the next time."
        })
public final class RentalCommand implements Subcommand {
    private static final Path DATA = Path.of("./data/rental");
    private static final double ONCE_SPEED = 1200;
    private static final World.Size ONCE = new World.Size(10, 12, 24, Duration.ofHours(10));
    private static final World.Size DEMO = new World.Size(30, 60, 10_000, Duration.ofDays(120));
    private static final Duration ONCE_PATIENCE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 30;

    @Option(
            names = "--once",
            description = "Let a village live through one day, check orders, bookings and the ledger, print a summary"
                    + " and end: with 0 if all is right. Keeps nothing.")
    private boolean once;

    @Option(names = "--world", paramLabel = "NAME", description = "Fill the marketplace with people: demo.")
    private @Nullable String world;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How many times faster than real life; the default is 1, and 1200 with --once.")
    private @Nullable Double speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides what everybody in the world does; the default is 1.")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where the application listens on 127.0.0.1; the default is 8080, and any with --once.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the own Furrow server and the embedded database are; the default is ./data/rental.")
    private @Nullable Path data;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Use a Furrow server that runs already instead of an own one.")
    private @Nullable URI endpoint;

    @Option(
            names = "--database",
            paramLabel = "JDBC",
            description = "Use a PostgreSQL, for example jdbc:postgresql://localhost/rental?user=rental, instead of the"
                    + " embedded database.")
    private @Nullable String database;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it.
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private CommandSpec spec;

    /// For the service loader.
    public RentalCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (world != null && !world.equals("demo")) {
            throw new ParameterException(spec.commandLine(), "--world is \"" + world + "\"; there is only demo");
        }
        if (speed != null && !(speed >= 1 && speed <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--speed is " + speed + "; it must be 1 to 3600");
        }
        Logging.configure("text", "warn");
        return once ? once() : serve();
    }

    private int once() {
        double fast = speed == null ? ONCE_SPEED : speed;
        RentalSettings settings = new RentalSettings(data, endpoint, database, 0, fast, seed, false);
        PrintWriter out = spec.commandLine().getOut();
        try (Premises premises = Premises.open(settings);
                World people = new World(premises.url(), premises.signIn(), premises.clock(), seed, out::println)) {
            announce(out, premises);
            people.settle(ONCE);
            people.live(ONCE_PATIENCE);
            return conclude(out, people.findings());
        }
    }

    private static int conclude(PrintWriter out, Findings findings) {
        findings.happened().forEach((what, often) -> out.printf("  %-32s %5d%n", what, often));
        out.println("Orders at the end of the day: " + findings.states());
        findings.wrong().forEach(out::println);
        boolean isRight = findings.wrong().isEmpty();
        out.println(
                isRight
                        ? "The ledger sums to zero, no machine was booked twice, every order is explained."
                        : findings.wrong().size() + " things are wrong.");
        out.flush();
        return isRight ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int serve() throws InterruptedException {
        double pace = speed == null ? 1 : speed;
        RentalSettings settings =
                new RentalSettings(data == null ? DATA : data, endpoint, database, port, pace, seed, true);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "stop"));
        PrintWriter out = spec.commandLine().getOut();
        try (Premises premises = Premises.open(settings)) {
            announce(out, premises);
            if (world == null) {
                stop.await();
            } else {
                populate(out, premises, stop);
            }
        } finally {
            stopped.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    private void populate(PrintWriter out, Premises premises, CountDownLatch stop) throws InterruptedException {
        try (World people = new World(premises.url(), premises.signIn(), premises.clock(), seed, out::println)) {
            people.settle(DEMO);
            Thread life = Thread.ofPlatform().name("world").start(() -> people.live(Duration.ofDays(365)));
            stop.await();
            people.stop();
            life.join();
        }
    }

    private static void stop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The marketplace does not stop in time; its data is safe.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // The exit code of a process that a signal ends would be the signal's.
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }

    private void announce(PrintWriter out, Premises premises) {
        out.println("The marketplace is at  " + premises.url());
        URI phones = premises.phones();
        if (phones != null) {
            out.println("Everybody's phones at  " + phones + ", where codes to sign in arrive");
        }
        out.println("Its Furrow server at   " + premises.endpoint() + ", domain rental");
        out.println("Look at its workflows  aws swf list-open-workflow-executions --domain rental"
                + " --start-time-filter oldestDate=0 --region us-east-1 --no-sign-request --endpoint-url "
                + premises.endpoint());
        out.flush();
    }
}
