package dev.furrow.server.cli;

import dev.furrow.engine.store.StoreException;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.Version;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.Kind;
import dev.furrow.server.config.Setting;
import dev.furrow.server.config.Settings;
import dev.furrow.server.identity.NewSecret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `furrow server`: runs the server until it is told to stop. Its options are the table of settings.
final class ServerCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCommand.class);
    private static final int EXIT_FATAL = 3;

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    private ServerCommand() {}

    static CommandSpec spec() {
        ServerCommand command = new ServerCommand();
        CommandSpec spec = command.spec;
        spec.name("server");
        spec.usageMessage()
                .description(
                        "Runs the server until it is told to stop. Every option is also a key of the configuration file"
                                + " and an environment variable: --long-poll, long-poll, FURROW_LONG_POLL.")
                .abbreviateSynopsis(true)
                .sortOptions(false);
        spec.addOption(OptionSpec.builder("--config")
                .paramLabel("FILE")
                .type(Path.class)
                .description("A file of lines `key = value`. FURROW_CONFIG names one, too.")
                .build());
        for (Setting setting : Settings.all().values()) {
            spec.addOption(option(setting));
        }
        return spec;
    }

    private static OptionSpec option(Setting setting) {
        OptionSpec.Builder option = OptionSpec.builder(setting.option())
                .paramLabel(setting.kind().label())
                .type(String.class)
                .description(
                        setting.description() + " It must be " + setting.kind().range() + "; the default is "
                                + (setting.defaultValue().isEmpty() ? "empty" : setting.defaultValue()) + ".");
        if (setting.kind() instanceof Kind.Flag) {
            option.arity("0..1").fallbackValue("true");
        }
        return option.build();
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = configuration();
        Logging.configure(configuration.text(Settings.LOG_FORMAT), configuration.text(Settings.LOG_LEVEL));
        LOG.info("Furrow {} on Java {}", Version.current(), Runtime.version());
        FurrowServer server = new FurrowServer(configuration, ServerCommand::end);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "furrow-shutdown"));
        NewSecret administrator = server.firstAdministrator();
        if (administrator != null) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "The first administrator, shown this once:%nAWS_ACCESS_KEY_ID=%s%n"
                                    + "AWS_SECRET_ACCESS_KEY=%s%n",
                            administrator.accessKeyId(), administrator.secretAccessKey());
        }
        spec.commandLine().getOut().println("Furrow is ready at " + server.url());
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }

    private Configuration configuration() {
        Map<String, String> options = new LinkedHashMap<>();
        CommandLine.ParseResult given = spec.commandLine().getParseResult();
        for (Setting setting : Settings.all().values()) {
            String text = given.matchedOptionValue(setting.option(), null);
            if (text != null) {
                options.put(setting.key(), text);
            }
        }
        Path file = given.matchedOptionValue("--config", null);
        String named = System.getenv("FURROW_CONFIG");
        return Configuration.read(options, System.getenv(), file == null && named != null ? Path.of(named) : file);
    }

    /// Stops in order, then ends with 0: being told to stop is no failure, whatever the number of the signal.
    private static void stop(FurrowServer server) {
        LOG.info("Stopping");
        boolean finished = server.stop();
        if (!finished) {
            LOG.warn("Some work was not finished in time; what was acknowledged is on disk");
        }
        LOG.info("Stopped");
        Runtime.getRuntime().halt(finished ? 0 : 1);
    }

    /// The store has failed for good. Nothing that was not durable has been acknowledged; going on would be a lie.
    private static void end(StoreException why) {
        LOG.error("The server ends: {}", why.getMessage(), why);
        Runtime.getRuntime().halt(EXIT_FATAL);
    }
}
