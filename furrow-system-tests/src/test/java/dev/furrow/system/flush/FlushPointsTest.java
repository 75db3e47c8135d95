package dev.furrow.system.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Unanswered;
import dev.furrow.torture.server.Fault;
import dev.furrow.torture.server.ServerProcess;
import dev.furrow.torture.server.ServerProcess.NotReady;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A scenario is played again and again on a server that is killed at its first flush, at its second, and so on until
/// the scenario comes to its end; the flushes of starting are among them. By turns the kill comes before the flush,
/// after it, and in the middle of it with a torn log.
///
/// `-Dflush.scenarios=N` plays N of them, up to 20; `-Dflush.from=M` leaves the first M out.
class FlushPointsTest {
    private static final List<Fault.Kind> KINDS =
            List.of(Fault.Kind.KILL_BEFORE, Fault.Kind.KILL_AFTER, Fault.Kind.POWER_LOSS);
    private static final int MOST_FLUSHES = 80;

    /// Stays when something was found.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    static Stream<Scenario> scenarios() {
        List<Scenario> quick = List.of(Scenario.TYPES, Scenario.SIGNALS, Scenario.CHILD);
        int wanted = Integer.getInteger("flush.scenarios", 0);
        return wanted == 0
                ? quick.stream()
                : Stream.of(Scenario.values())
                        .skip(Integer.getInteger("flush.from", 0))
                        .limit(wanted);
    }

    /// The turns of the kinds of death; all of them in the long form.
    private static int turns() {
        return Integer.getInteger("flush.scenarios", 0) == 0 ? 1 : KINDS.size();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whatWasAcknowledgedIsFoundAfterAKillAtEveryFlush(Scenario scenario) {
        int kills = 0;
        Script script = new Script();
        for (int turn = 0; turn < turns(); turn++) {
            int flush = 1;
            // In the short form the flushes of an empty store and of the registrations are played by one scenario.
            while (isKilled(script, scenario, new Fault(KINDS.get((flush + turn) % 3), flush, flush))) {
                kills++;
                flush++;
                assertThat(flush).as("flushes of %s", scenario).isLessThan(MOST_FLUSHES);
            }
        }
        System.out.println(scenario + ": killed at " + kills + " flushes");
        assertThat(kills).isGreaterThan(4);
    }

    /// @return whether it has come to its fault; if not, the scenario has come to its end
    private boolean isKilled(Script script, Scenario scenario, Fault fault) {
        try (ServerProcess server =
                ServerProcess.launch(directory.resolve("data"), directory.resolve("server.log"), fault)) {
            try (ServerCalls calls = new ServerCalls(server.awaitReady(), () -> {})) {
                script.checkEverything(calls);
                Script.register(calls);
                script.begin(calls);
                scenario.play(script);
                return false;
            } catch (NotReady | Unanswered dead) {
                assertThat(server.awaitEnd(Duration.ofSeconds(20))).isNotNull();
                assertThat(server.hasReachedFault())
                        .as("%s: %s", fault, server.log())
                        .isTrue();
                return true;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("With " + fault + " in " + directory + ": " + e.getMessage(), e);
            }
        }
    }
}
