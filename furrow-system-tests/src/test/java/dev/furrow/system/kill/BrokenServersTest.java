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

/// Servers with an engine that is broken on purpose, as processes of their own: what the torture says of them shows
/// that it would find the like.
///
/// `-Dbroken.servers=all` tries all five; two of them are caught only when nothing moves any more for a long time.
class BrokenServersTest {
    private static final int ROUNDS = 12;

    @TempDir
    Path directory;

    static Stream<BrokenEngine> servers() {
        return System.getProperty("broken.servers", "").equals("all")
                ? Stream.of(BrokenEngine.values())
                : Stream.of(BrokenEngine.ACKNOWLEDGES_BEFORE_THE_FLUSH, BrokenEngine.HANDS_A_TASK_OUT_TWICE);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void isCaught(BrokenEngine broken) throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        PatchedSources.compile(broken.patches(), classes);
        Servers servers = new Servers(directory.resolve("data"), directory.resolve("server.log"), List.of(classes));

        String violation = violation(new Campaign(servers, 1));

        System.out.println(broken + ": " + violation.lines().limit(4).toList());
        assertThat(violation).isNotEmpty();
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
