package dev.furrow.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.broken.BrokenEngine;
import dev.furrow.engine.broken.PatchedSources;
import dev.furrow.torture.Campaign;
import dev.furrow.torture.Trouble;
import dev.furrow.torture.load.Violation;
import dev.furrow.torture.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Servers with an engine that is broken on purpose, as processes of their own. Each must be caught, and by a check
/// that is there for such a thing: that shows that the torture would find the like.
///
/// `-Dbroken.servers=all` tries all five; two of them are caught only when nothing moves any more for a long time.
class BrokenServersTest {
    private static final int ROUNDS = 12;
    /// What goes wrong now and then only may need more than one.
    private static final int STORES = 4;

    @TempDir
    Path directory;

    static Stream<BrokenEngine> servers() {
        return System.getProperty("broken.servers", "").equals("all")
                ? Stream.of(BrokenEngine.values())
                : Stream.of(BrokenEngine.ACKNOWLEDGES_BEFORE_THE_FLUSH, BrokenEngine.HANDS_A_TASK_OUT_TWICE);
    }

    /// The names of the checks that see such a thing from outside.
    private static String checks(BrokenEngine broken) {
        return switch (broken) {
            // What was shown is gone, or shorter than it was; a client may be the first to be told.
            case ACKNOWLEDGES_BEFORE_THE_FLUSH -> "(P1|P4) [a-z]|A client: .*Unknown execution";
            // Whoever waits for the answer to a message waits for ever.
            case DROPS_A_MESSAGE_ON_RECOVERY -> "(I7|I8|P6) [a-z]";
            case HANDS_A_TASK_OUT_TWICE -> "P2 [a-z]";
            case LOSES_A_TIMER_ON_RESTART -> "(P5|I13) [a-z]";
            // The task is in no list, or its run comes to no end.
            case SKIPS_A_WAKE_UP -> "(C|P6) [a-z]";
        };
    }

    @ParameterizedTest
    @MethodSource("servers")
    void isCaughtByTheCheckThatIsThereForIt(BrokenEngine broken) throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        PatchedSources.compile(broken.patches(), classes);

        String violation = "";
        for (int store = 1; violation.isEmpty() && store <= STORES; store++) {
            Path below = Files.createDirectory(directory.resolve("store-" + store));
            Servers servers = new Servers(below.resolve("data"), below.resolve("server.log"), List.of(classes));
            violation = violation(new Campaign(servers, store));
        }

        System.out.println(broken + ": " + violation.lines().limit(4).toList());
        assertThat(violation).containsPattern("(?m)(^|: )(" + checks(broken) + ")");
    }

    private static String violation(Campaign campaign) {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                campaign.round(round % 3 == 2 ? Trouble.KILL_AT_FLUSH : Trouble.KILL);
            }
            campaign.finish();
            return "";
        } catch (Violation violation) {
            return String.valueOf(violation.getMessage());
        }
    }
}
