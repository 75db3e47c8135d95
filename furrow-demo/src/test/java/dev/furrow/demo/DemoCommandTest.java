package dev.furrow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.FurrowServer;
import dev.furrow.server.cli.Main;
import dev.furrow.server.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int furrow(String... arguments) {
        CommandLine furrow = Main.commandLine();
        furrow.setOut(new PrintWriter(out, true));
        furrow.setErr(new PrintWriter(err, true));
        return furrow.execute(arguments);
    }

    @Test
    void theServiceLoaderFindsTheCommand() {
        assertThat(Main.commandLine().getSubcommands()).containsKey("demo");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(furrow("demo", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--once=N",
                        "--speed=N",
                        "--seed=N",
                        "--data=DIR",
                        "--listen=HOST:PORT",
                        "--endpoint=URL",
                        "--quiet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            --once 0          | --once is "0"; it must be a whole number between 1 and 1000000
            --once many       | --once is "many"; it must be a whole number between 1 and 1000000
            --speed 0         | --speed is "0"; it must be a whole number between 1 and 240
            --speed 241       | --speed is "241"; it must be a whole number between 1 and 240
            --speed 1.5       | --speed is "1.5"; it must be a whole number between 1 and 240
            --seed -1         | --seed is "-1"; it must be a whole number between 0 and 999999999
            --endpoint here   | --endpoint is "here"; it must be an http:// or https:// address, such as http://127.0.0.1:7700
            --endpoint http:/ | --endpoint is "http:/"; it must be an http:// or https:// address, such as http://127.0.0.1:7700
            --listen 7700     | listen is "7700" (option --listen); it must be HOST:PORT
            --endpoint http://127.0.0.1:1 --data x | --endpoint names a server that runs already; --data is for the demo's own
            --endpoint http://127.0.0.1:1 --listen y | --endpoint names a server that runs already; --listen is for the demo's own
            --spede 60        | There is no option --spede; did you mean --speed?
            --once            | Missing required parameter for option '--once' (N)
            faster            | There is no command or argument "faster"
            """)
    void whatCannotBeMeantIsRefusedWithWhatIsAccepted(String arguments, String message) {
        assertThat(furrow(("demo " + arguments).split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whereNobodyAnswersTheAnswerIsOneSentenceAndAFailure() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(furrow("demo", "--endpoint", "http://127.0.0.1:" + port)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString().strip())
                .startsWith("No SWF server answers at http://127.0.0.1:" + port)
                .doesNotContain("\n");
    }

    @Test
    void aDataDirectoryThatIsInUseIsRefused(@TempDir Path data) {
        try (FurrowServer _ = new FurrowServer(
                Configuration.of(Map.of("data", data.toString(), "listen", "127.0.0.1:0")), failure -> {
                    throw new AssertionError(failure);
                })) {
            assertThat(furrow("demo", "--data", data.toString(), "--listen", "127.0.0.1:0"))
                    .isEqualTo(CommandLine.ExitCode.SOFTWARE);
            assertThat(err.toString()).contains(data.toString()).doesNotContain("\tat ");
        }
    }

    @Test
    void oneBookingIsEnough(@TempDir Path data) {
        int exitCode = furrow(
                "demo",
                "--once",
                "1",
                "--speed",
                "240",
                "--quiet",
                "--data",
                data.toString(),
                "--listen",
                "127.0.0.1:0");

        assertThat(out.toString()).contains("1 bookings in ").doesNotContain("booking 1 ");
        assertThat(exitCode).isZero();
    }
}
