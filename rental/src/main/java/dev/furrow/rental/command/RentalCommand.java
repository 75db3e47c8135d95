package dev.furrow.rental.command;

import dev.furrow.rental.world.Findings;
import dev.furrow.rental.world.Rush;
import dev.furrow.rental.world.World;
import dev.furrow.server.cli.Logging;
import dev.furrow.server.cli.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
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
    private static final Path DEMO_DATA = Path.of("./data/rental-demo");
    private static final double ONCE_SPEED = 1200;
    private static final Duration LEAD = Duration.ofHours(3);
    private static final World.Size ONCE = new World.Size(10, 12, 24, Duration.ofHours(10), LEAD);
    private static final World.Size FEW = new World.Size(6, 1, 0, Duration.ofHours(1), LEAD);
    private static final World.Size DEMO = new World.Size(30, 60, 10_000, Duration.ofDays(120), LEAD);
    private static final Duration ONCE_PATIENCE = Duration.ofMinutes(5);
    private static final int STOP_SECONDS = 30;

    @Option(
            names = "--once",
            description = "Let a village live through one day, check orders, bookings and the ledger, print a summary"
                    + " and end: with 0 if all is right. Keeps nothing.")
    private boolean once;

    @Option(
            names = "--load",
            description =
                    "Let farmers come at a steady rate, whatever becomes of those before, let suppliers answer, print"
                            + " how long everybody waited and end. Keeps nothing.")
    private boolean load;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many farmers come in a second with --load; the default is 50.")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long --load measures; the default is 60.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "For how many seconds --load lets more and more farmers come first; the default is 60.")
    private int warmUp;

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
            description =
                    "Where the application listens on 127.0.0.1; the default is 8080, or any if somebody has that.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the own Furrow server and the embedded database are; the default is ./data/rental, and"
                    + " ./data/rental-demo with --world demo.")
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
        if (once) {
            return once();
        }
        return load ? load() : serve();
    }

    private int once() {
        double fast = speed == null ? ONCE_SPEED : speed;
        RentalSettings settings = new RentalSettings(data, endpoint, database, 0, fast, seed, false);
        PrintWriter out = spec.commandLine().getOut();
        try (Premises premises = Premises.open(settings);
                World people =
                        new World(List.of(premises.url()), premises.signIn(), premises.clock(), seed, out::println)) {
            announce(out, premises);
            people.settle(ONCE);
            people.live(ONCE_PATIENCE);
            return conclude(out, people.findings());
        }
    }

    private int load() {
        RentalSettings settings = new RentalSettings(data, endpoint, database, 0, 1, seed, false);
        PrintWriter out = spec.commandLine().getOut();
        try (Premises premises = Premises.open(settings);
                Rush rush = new Rush(premises.url(), premises.signIn(), premises.clock(), seed)) {
            announce(out, premises);
            rush.settle();
            Rush.Figures figures = rush.run(rate, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
            out.printf(
                    "%.1f orders a second were placed for %.0f s%n",
                    figures.book().getTotalCount() / figures.seconds(), figures.seconds());
            print(out, "what is near is on the screen", figures.search());
            print(out, "the order is placed", figures.book());
            print(out, "a supplier has it", figures.assign());
            out.printf(
                    "Orders that nobody has: %d, and %d that all have declined or no machine is free for; refused: %d;"
                            + " processor time of everything: %.1f ms an order%n",
                    figures.unassigned(),
                    figures.unwanted(),
                    figures.refused(),
                    (double) figures.cpu().toMillis() / figures.book().getTotalCount());
            out.flush();
            return figures.unassigned() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void print(PrintWriter out, String until, Histogram micros) {
        out.printf(
                "  until %-30s p50 %5d ms, p99 %5d ms, longest %5d ms, of %d%n",
                until,
                micros.getValueAtPercentile(50) / 1000,
                micros.getValueAtPercentile(99) / 1000,
                micros.getMaxValue() / 1000,
                micros.getTotalCount());
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
                new RentalSettings(data == null ? usualData() : data, endpoint, database, freePort(), pace, seed, true);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "stop"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The marketplace starts; this takes some seconds.");
        out.flush();
        try (Premises premises = Premises.open(settings)) {
            announce(out, premises);
            inhabit(out, premises, stop);
        } finally {
            stopped.countDown();
        }
        return CommandLine.ExitCode.OK;
    }

    /// With a few people who wait for what their visitor does, or with a world of them that lives by itself; a
    /// marketplace that somebody has filled otherwise stays as it is.
    private void inhabit(PrintWriter out, Premises premises, CountDownLatch stop) throws InterruptedException {
        boolean isLively = world != null;
        if (!isLively && premises.hasOtherHubs(World.HUB)) {
            stop.await();
            return;
        }
        try (World people =
                new World(List.of(premises.url()), premises.signIn(), premises.clock(), seed, out::println)) {
            people.settle(isLively ? DEMO : FEW);
            out.println(
                    "Sign in there as one of these, with the code that comes to the phone, or as a new farmer with any"
                            + " other number:");
            World.phones().forEach((who, phone) -> out.printf("  %-28s %s%n", who, phone));
            out.println("Ctrl-C ends it; the next time it goes on from here.");
            out.flush();
            if (isLively) {
                live(people, stop);
            }
            stop.await();
        }
    }

    private static void live(World people, CountDownLatch stop) throws InterruptedException {
        Thread life = Thread.ofPlatform().name("world").start(() -> people.live(Duration.ofDays(365)));
        stop.await();
        people.stop();
        life.join();
    }

    /// The usual port, another one if somebody has that; but no other than the one that was asked for.
    private int freePort() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (spec.commandLine().getParseResult().hasMatchedOption("--port")) {
                throw new ParameterException(
                        spec.commandLine(), "Port " + port + " is taken; --port chooses another one, 0 any");
            }
            return 0;
        }
    }

    /// A world whose time runs away is none to put one's own orders into.
    private Path usualData() {
        return world == null ? DATA : DEMO_DATA;
    }

    private static void stop(CountDownLatch stop, CountDownLatch stopped) {
        if (stopped.getCount() == 0) {
            // It has ended by itself, and its exit code says how.
            return;
        }
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
