package dev.furrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.cli.Main;
import dev.furrow.server.cli.Subcommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulationCommandTest {
    private record Said(int exitCode, List<String> lines) {}

    @Test
    void theCommandLineKnowsTheCommand() {
        assertThat(ServiceLoader.load(Subcommand.class)).hasAtLeastOneElementOfType(SimulationCommand.class);
        assertThat(Main.commandLine().getSubcommands()).containsKey("simulation");
    }

    @Test
    void theFirstLineSaysWhatIsRunAndTheLastWhatCameOfIt() {
        Said said = run("--seed", "7", "--steps", "2000");

        assertThat(said.exitCode).isZero();
        assertThat(said.lines.getFirst())
                .matches("Furrow \\S+, .*: seed 7, 2000 steps, Parameters\\[lanes=.*functions=(true|false)]");
        assertThat(said.lines.get(1)).startsWith("1 seeds, ").endsWith("no violation");
        assertThat(said.lines.getLast()).matches("hash [0-9a-f]{16}");
    }

    @Test
    void aSeedThatIsRunAgainSaysTheSame() {
        assertThat(run("--seed", "9", "--steps", "2000").lines.getLast())
                .isEqualTo(run("--seed", "9", "--steps", "2000").lines.getLast());
    }

    private static Said run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exitCode = new CommandLine(new SimulationCommand(out)).execute(arguments);
        return new Said(exitCode, bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
