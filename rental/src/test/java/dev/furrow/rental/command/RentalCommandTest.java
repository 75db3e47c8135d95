package dev.furrow.rental.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.Machine;
import dev.furrow.rental.world.Findings;
import dev.furrow.rental.world.World;
import dev.furrow.server.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(300)
class RentalCommandTest {

    @Test
    void aSmallVillageLivesThroughAMorning() {
        RentalSettings settings = new RentalSettings(null, null, null, 0, Machine.bearable(3_000, 600), 3, false);
        StringWriter screen = new StringWriter();
        try (Premises premises = Premises.open(settings);
                World world = new World(
                        List.of(premises.url()),
                        premises.signIn(),
                        premises.clock(),
                        3,
                        line -> screen.append(line).append('\n'))) {
            world.settle(new World.Size(3, 3, 4, Duration.ofHours(1), Duration.ofHours(2)));
            world.live(Duration.ofMinutes(2));
            Findings findings = world.findings();
            assertThat(findings.wrong()).as("%s %s", screen, findings).isEmpty();
            assertThat(findings.states().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(4);
        }
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(run("rental", "--world", "mars")).contains("--world is \"mars\"; there is only demo");
        assertThat(run("rental", "--speed", "0.5")).contains("--speed is 0.5; it must be 1 to 3600");
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeAnythingStarts() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(somebody.getLocalPort());
            assertThat(run("rental", "--port", port)).contains("Port " + port + " is taken");
        }
    }

    private static String run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine furrow = Main.commandLine().setErr(new PrintWriter(said));
        assertThat(furrow.execute(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        return said.toString();
    }
}
