package dev.furrow.demo;

import dev.furrow.lowlevel.SwfException;
import dev.furrow.server.cli.Logging;
import dev.furrow.server.cli.Subcommand;
import dev.furrow.server.config.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `furrow demo`.
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Books taxis: a server, deciders, workers, drivers and customers at work, every booking a workflow.",
            "Goes on until Ctrl-C, and where it left off the next time."
        })
public final class DemoCommand implements Subcommand {
    private static final Kind.WholeNumber ONCE = new Kind.WholeNumber(1, 1_000_000);
    private static final Kind.WholeNumber SPEED = new Kind.WholeNumber(1, 240);
    private static final Kind.WholeNumber SEED = new Kind.WholeNumber(0, 999_999_999);
    private static final String DATA = "./data/demo";
    private static final int STOP_SECONDS = 20;

    @Option(
            names = "--once",
            paramLabel = "N",
            description = "Make N bookings, check the history of each, print a table and end: with 0 if all is right."
                    + " From 10 on every outcome is among them.")
    private @Nullable String once;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "How many times faster than real life, from 1 to 240; the default is 60, which makes 4 seconds"
                            + " of 4 minutes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private String speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides what everybody does; the default is 1.")
    @SuppressWarnings("NullAway.Init")
    private String seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of the demo's server; the default is " + DATA + ".")
    private @Nullable Path data;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where the demo's server listens; the default is 127.0.0.1:7700, or any free port if that is"
                    + " taken.")
    private @Nullable String listen;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Use a server that runs already instead of starting one.")
    private @Nullable String endpoint;

    @Option(names = "--quiet", description = "Leave out the lines for single steps.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        DemoSettings settings = settings();
        // What the server logs at start would only stand in the way here.
        Logging.configure("text", "warn");
        Screen screen = new Screen(spec.commandLine().getOut(), Terminal.detect(), !quiet);
        Demo demo = new Demo(settings, screen);
        Ctrl ctrl = new Ctrl(demo);
        try {
            return ctrl.ended(demo.run());
        } catch (UnreachableException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ctrl.ended(CommandLine.ExitCode.SOFTWARE);
        } catch (SwfException | dev.furrow.lowlevel.UnreachableException e) {
            spec.commandLine().getErr().println("The demo ends: " + e.getMessage());
            return ctrl.ended(CommandLine.ExitCode.SOFTWARE);
        } finally {
            ctrl.release();
        }
    }

    /// The settings that the options make.
    private DemoSettings settings() {
        URI server = endpoint == null ? null : endpoint(endpoint);
        if (server != null && (data != null || listen != null)) {
            throw wrong("--endpoint names a server that runs already; " + (data != null ? "--data" : "--listen")
                    + " is for the demo's own. Use one or the other");
        }
        return new DemoSettings(
                once == null ? 0 : Math.toIntExact(number("--once", once, ONCE)),
                Math.toIntExact(number("--speed", speed, SPEED)),
                number("--seed", seed, SEED),
                data == null ? Path.of(DATA) : data,
                listen,
                server);
    }

    private long number(String option, String text, Kind.WholeNumber kind) {
        try {
            return kind.parse(text);
        } catch (IllegalArgumentException range) {
            throw wrong(option + " is \"" + text + "\"; it must be " + range.getMessage());
        }
    }

    private URI endpoint(String text) {
        try {
            URI uri = URI.create(text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below.
        }
        throw wrong("--endpoint is \"" + text + "\"; it must be an http:// or https:// address, such as"
                + " http://127.0.0.1:7700");
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /// Being told to stop: by Ctrl-C or SIGTERM, through a shutdown hook.
    private static final class Ctrl {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread hook;
        private volatile int exitCode = CommandLine.ExitCode.SOFTWARE;

        private Ctrl(Demo demo) {
            hook = new Thread(() -> stop(demo), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private void stop(Demo demo) {
            demo.stop();
            try {
                if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println("The demo does not stop in time; its data is safe.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // The exit code of a process that a signal ends would be the signal's.
            Runtime.getRuntime().halt(exitCode);
        }

        private int ended(int code) {
            exitCode = code;
            return code;
        }

        private void release() {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException stopping) {
                // The hook ends the process.
            }
        }
    }
}
