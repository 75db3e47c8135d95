package dev.furrow.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.examples.country.CountryExample;
import dev.furrow.examples.hello.HelloExample;
import dev.furrow.examples.taxi.TaxiExample;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.spi.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example, inside the process and against a server, with signed requests.
class ExamplesTest {
    private static final String TAXI = """
            offered to [Driver[id=Bo], Driver[id=Cy]]
            confirmed to Cy
            Station: driver Cy comes
            asked to try later
            North Pole: no taxi nearby
            """;
    private static final String COUNTRY = """
            published after 3 failures
            2026-11: 1200 visits in 12 counts
            """;

    @Test
    void countryRunsInTheProcess() {
        try (Furrow furrow = Furrow.local()) {
            assertThat(output(furrow, new CountryExample())).isEqualTo(COUNTRY);
        }
    }

    @Test
    void helloRunsInTheProcess() {
        try (Furrow furrow = Furrow.local()) {
            assertThat(output(furrow, new HelloExample())).isEqualTo("Good morning, Ada\n");
        }
    }

    @Test
    void taxiRunsInTheProcess() {
        try (Furrow furrow = Furrow.local()) {
            assertThat(output(furrow, new TaxiExample())).isEqualTo(TAXI);
        }
    }

    @Test
    void theSameRunAgainstAServer(@TempDir Path folder) {
        Configuration configuration =
                Configuration.of(Map.of("listen", "127.0.0.1:0", "data", folder.toString(), "long-poll", "1s"));
        try (FurrowServer server = new FurrowServer(configuration, trouble -> {
                    throw trouble;
                });
                Furrow furrow = Furrow.connect(FurrowOptions.domain("examples")
                        .endpoint(URI.create(server.url()))
                        .credentials(new Credentials("AKIDEXAMPLE", "secret")))) {
            furrow.registerDomain();
            assertThat(output(furrow, new HelloExample())).isEqualTo("Good morning, Ada\n");
            assertThat(output(furrow, new TaxiExample())).isEqualTo(TAXI);
            assertThat(output(furrow, new CountryExample())).isEqualTo(COUNTRY);
        }
    }

    private static String output(Furrow furrow, Example example) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        example.run(furrow, "1", new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
