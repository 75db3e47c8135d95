package dev.furrow.examples;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.examples.country.CountryExample;
import dev.furrow.examples.hello.HelloExample;
import dev.furrow.examples.taxi.TaxiExample;
import dev.furrow.server.cli.Subcommand;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
        description =
                "Runs a small program on the Java SDK: country, hello or taxi. Without --endpoint it needs no server.")
public final class ExampleCommand implements Subcommand {
    private static final Map<String, Example> EXAMPLES = new TreeMap<>(
            Map.of("country", new CountryExample(), "hello", new HelloExample(), "taxi", new TaxiExample()));

    @Parameters(index = "0", paramLabel = "NAME", description = "country, hello or taxi")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private String name;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Use a server that runs, such as http://127.0.0.1:7700.")
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
    public Integer call() {
        Example example = EXAMPLES.get(name);
        if (example == null) {
            throw new ParameterException(
                    spec.commandLine(), "There is no example " + name + "; there are " + EXAMPLES.keySet());
        }
        try (Furrow furrow = connect()) {
            example.run(furrow, UUID.randomUUID().toString().substring(0, 8), System.out);
        }
        return CommandLine.ExitCode.OK;
    }

    private Furrow connect() {
        FurrowOptions options = FurrowOptions.domain(domain);
        if (endpoint == null) {
            return Furrow.local(options);
        }
        Furrow furrow = Furrow.connect(options.endpoint(endpoint));
        furrow.registerDomain();
        return furrow;
    }
}
