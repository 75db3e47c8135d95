package dev.furrow.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `furrow torture` itself: what it touches, what it says, and how it ends.
class TortureCommandTest {
    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();

    private int torture(BiFunction<Path, Long, Campaign> campaigns, Path where) {
        return new CommandLine(new TortureCommand(campaigns))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute("--dir", where.toString(), "--minutes", "0", "--seed", "4711");
    }

    private String report(String type) throws IOException {
        return Files.readString(directory.resolve("furrow-torture-report." + type));
    }

    private List<String> files() {
        return List.of(Objects.requireNonNull(directory.toFile().list()));
    }

    @Test
    void aRunWithoutViolationEndsWith0AndLeavesTwoReports() throws IOException {
        assertThat(torture(Campaign::new, directory)).as("%s", said).isZero();

        assertThat(files()).containsExactlyInAnyOrder("furrow-torture-report.txt", "furrow-torture-report.html");
        assertThat(report("txt"))
                .contains("\nSeed: 4711\n", "\nStores: 1\n", "\nDisk: ", "\nSystem: ", "\nVerdict: no violation\n");
        assertThat(report("html"))
                .contains("<span class=\"good\">no violation</span>", "<tr><th>Seed<td>4711")
                .doesNotContain("<pre>");
        assertThat(said.toString()).startsWith("Seed 4711; ").contains("Verdict: no violation");
    }

    /// A server that cannot even start has lost everything.
    private static Campaign withoutADataDirectory(Path store, long seed) {
        try {
            Files.writeString(store.resolve("data"), "no directory");
            return new Campaign(store, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBrokenPromiseEndsWith1AndLeavesTheStoreToWhoLooksIntoIt() throws IOException {
        assertThat(torture(TortureCommandTest::withoutADataDirectory, directory))
                .isEqualTo(1);

        assertThat(directory.resolve("furrow-torture/store-1/data")).hasContent("no directory");
        assertThat(directory.resolve("furrow-torture/store-1/server.log")).isNotEmptyFile();
        assertThat(report("txt")).contains("Verdict: VIOLATED: At the end: The server ended with ");
        assertThat(report("html")).contains("<span class=\"bad\">a promise was broken</span>", "<pre>");
    }

    @Test
    void aFolderThatItHasNotMadeIsNotTouched() throws IOException {
        Path mine = Files.createDirectory(directory.resolve("furrow-torture")).resolve("mine");
        Files.writeString(mine, "precious");

        assertThat(torture(Campaign::new, directory)).isEqualTo(2);

        assertThat(mine).hasContent("precious");
        assertThat(files()).containsExactly("furrow-torture");
        assertThat(said.toString()).startsWith(mine.getParent() + " exists already; nothing is touched");
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        Path absent = directory.resolve("absent");

        assertThat(torture(Campaign::new, absent)).isEqualTo(2);

        assertThat(absent).doesNotExist();
        assertThat(said.toString()).startsWith("There is no directory " + absent);
    }
}
