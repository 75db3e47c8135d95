package dev.furrow.examples;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.cli.Logging;
import dev.furrow.server.cli.Subcommand;
import dev.furrow.server.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `furrow example`.
@Command(
        name = "example",
        sortOptions = false,
        description = {
            "Runs a small program on the Java SDK; without a name it lists them.",
            "Without --endpoint it needs no server."
        })
public final class ExampleCommand implements Subcommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which one.")
    private @Nullable String name;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Use a server that runs, such as http://127.0.0.1:7700. If it asks for signatures, the key is"
                    + " taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
    private @Nullable URI endpoint;

    @Option(names = "--domain", paramLabel = "NAME", defaultValue = "examples", description = "The domain to use.")
    @SuppressWarnings("NullAway.Init")
    private String domain;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /// For the command line.
    public ExampleCommand() {}

    @Override
    public Integer call() throws Exception {
        if (name == null) {
            Examples.ALL.forEach((known, example) -> System.out.printf("%-18s %s%n", known, example.summary()));
            return CommandLine.ExitCode.OK;
        }
        Example example = Examples.ALL.get(name);
        if (example == null) {
            throw new ParameterException(
                    spec.commandLine(), "There is no example " + name + "; there are " + Examples.ALL.keySet());
        }
        // What a server logs at start, or a worker of a cancellation, would only stand in the way here.
        Logging.configure("text", "error");
        if (endpoint == null && example.needsServer()) {
            runWithServer(example);
        } else {
            run(example, endpoint);
        }
        return CommandLine.ExitCode.OK;
    }

    private void runWithServer(Example example) throws Exception {
        Path data = Files.createTempDirectory("furrow-example");
        // Polls are short, so that the example ends when it has shown what it has to show.
        Configuration configuration =
                Configuration.of(Map.of("listen", "127.0.0.1:0", "data", data.toString(), "long-poll", "1s"));
        try (FurrowServer server = new FurrowServer(configuration, trouble -> {
            throw new IllegalStateException("The server has failed", trouble);
        })) {
            run(example, URI.create(server.url()));
        } finally {
            delete(data);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void run(Example example, @Nullable URI server) throws Exception {
        try (Furrow furrow = connect(example, server)) {
            example.run(furrow, UUID.randomUUID().toString().substring(0, 8), System.out);
        }
    }

    private Furrow connect(Example example, @Nullable URI server) {
        FurrowOptions options = example.options(FurrowOptions.domain(domain));
        if (server == null) {
            return Furrow.local(options);
        }
        Furrow furrow = Furrow.connect(options.endpoint(server));
        furrow.registerDomain();
        return furrow;
    }
}
