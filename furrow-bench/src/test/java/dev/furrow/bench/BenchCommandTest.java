package dev.furrow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The commands as a user calls them; where one needs a server, it is a process of its own.
class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine furrow = Main.commandLine();
        furrow.setOut(new PrintWriter(out));
        furrow.setErr(new PrintWriter(err));
        return furrow.execute(arguments);
    }

    @Test
    void everyStepOfAllIsACommandThatParses() {
        for (boolean brief : new boolean[] {true, false}) {
            for (Step step : Step.all(brief)) {
                CommandLine.ParseResult parsed =
                        BenchCommand.commandLine().parseArgs(step.arguments().toArray(String[]::new));
                assertThat(parsed.subcommand().commandSpec().userObject()).isInstanceOf(Bench.class);
            }
        }
    }

    @Test
    void aWorkloadPrintsOneLineOfJsonAndOneForPeople() {
        int exitCode = run("bench", "W1", "--seconds=1", "--warmup=1", "--concurrency=8", "--with-floor");

        assertThat(err.toString()).startsWith("W1: ").contains(" workflows/s").contains("of the floor");
        assertThat(exitCode).isZero();
        assertThat(out.toString().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("{\"bench\":\"W1\",\"concurrency\":8")
                        .contains("\"ofFloor\":", "\"turnsPerCommit\":", "\"keptBytesPerWorkflow\":")
                        .contains("\"drained\":\"yes\",\"errors\":0"));
    }

    @Test
    void theSdkIsSetAgainstTheLeanDriver() {
        int exitCode = run("bench", "sdk", "--seconds=1", "--warmup=1", "--concurrency=8", "--warm=200");

        assertThat(exitCode).withFailMessage(err::toString).isZero();
        assertThat(out.toString())
                .startsWith("{\"bench\":\"sdk\",\"concurrency\":8,\"handOverMicros\":")
                .contains("\"ofLean\":", "\"overheadMillisEach\":", "\"warmExecutions\":200,\"warmMegabytes\":");
    }

    @Test
    void recoveryFindsEveryFilledExecution() {
        int exitCode = run("bench", "recover", "--executions=200", "--repeats=2");

        assertThat(exitCode).withFailMessage(err::toString).isZero();
        assertThat(out.toString()).contains("\"executions\":200,\"starts\":2,\"firstPollMillis\":");
    }

    @Test
    void anUnknownBenchIsToldApart() {
        assertThat(run("bench", "W9")).isEqualTo(2);
        assertThat(err.toString()).contains("W9");
    }

    @Test
    void onlyTakesTheNamesThatThereAre() {
        assertThat(run("bench", "all", "--only=W1-64,idel")).isEqualTo(2);
        assertThat(err.toString()).contains("--only is \"idel\", which is none of W1-256");
    }

    @Test
    void withoutACommandItSaysWhatToDo() {
        assertThat(run("bench")).isEqualTo(2);
        assertThat(err.toString()).contains("furrow bench all --short");
    }
}
