package dev.furrow.rental.simulators;

import dev.furrow.rental.simulators.temper.Temper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the simulators as a process of their own.
@Command(
        name = "simulators",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The marketplace's providers, simulated: SMS, voice, codes, push, objects, mail, and the phones.")
public final class SimulatorsCommand implements Callable<Integer> {
    /// How the providers' day goes.
    enum Day {
        CALM,
        EVERYDAY
    }

    @Option(names = "--port", defaultValue = "7710", description = "the web protocols and the page (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--storage-port", defaultValue = "7711", description = "the object store (${DEFAULT-VALUE})")
    private int storagePort;

    @Option(names = "--mail-port", defaultValue = "7712", description = "SMTP (${DEFAULT-VALUE})")
    private int mailPort;

    @Option(names = "--data", defaultValue = "data/simulators", description = "objects and keys (${DEFAULT-VALUE})")
    private Path data = Path.of("data/simulators");

    @Option(names = "--seed", defaultValue = "1", description = "what chance follows from (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--speed", defaultValue = "1", description = "how much faster delays pass (${DEFAULT-VALUE})")
    private double speed;

    @Option(names = "--temper", defaultValue = "calm", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Day temper = Day.CALM;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorSettings settings = SimulatorSettings.at(data)
                .withPorts(port, storagePort, mailPort)
                .withSeed(seed)
                .withSpeed(speed)
                .withTemper(
                        switch (temper) {
                            case CALM -> Temper.calm();
                            case EVERYDAY -> Temper.everyday();
                        });
        CountDownLatch stop = new CountDownLatch(1);
        PrintWriter out = spec.commandLine().getOut();
        try (Simulators simulators = Simulators.start(settings)) {
            out.println("The phones are at " + simulators.url());
            out.println("Objects are at " + simulators.storageUrl() + ", mail goes to " + settings.host() + ':'
                    + simulators.mailPort());
            out.println(
                    "The service account for pushes is in " + simulators.fcm().accountFile());
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "simulators-stop"));
            stop.await();
        }
        return 0;
    }

    static CommandLine commandLine() {
        return new CommandLine(new SimulatorsCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine().execute(arguments));
    }
}
