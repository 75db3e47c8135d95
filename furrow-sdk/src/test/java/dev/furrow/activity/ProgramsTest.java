package dev.furrow.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProgramsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }

    @Test
    void aProgramReadsAndWritesAndTellsItsStatus() throws Exception {
        Programs.Result result = Programs.run(shell("cat; echo trouble >&2; exit 3"), "grün", LONG);
        assertThat(result).isEqualTo(new Programs.Result(3, "grün", "trouble\n"));
        assertThatThrownBy(result::require).hasMessage("The program ended with status 3: trouble");
        assertThat(Programs.run(shell("echo fine"), null, LONG).require()).isEqualTo("fine\n");
    }

    @Test
    void muchOutputDoesNotHoldAProgramUp() throws Exception {
        String output =
                Programs.run(shell("yes hay | head -c 1000000"), null, LONG).output();
        assertThat(output).hasSize(1_000_000);
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithItsChildren(@TempDir Path folder) throws Exception {
        Path child = folder.resolve("child");
        ProcessBuilder stubborn = shell("sleep 1000 & echo $! > " + child + "; wait");
        assertThatThrownBy(() -> Programs.run(stubborn, null, Duration.ofMillis(500)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("still running after PT0.5S");
        long pid = Long.parseLong(Files.readString(child).strip());
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Programs.run(shell("sleep 1000"), null, LONG))
                .isInstanceOf(InterruptedException.class);
    }
}
