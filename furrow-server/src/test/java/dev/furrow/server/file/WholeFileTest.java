package dev.furrow.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void manyWhoReplaceAtOnceLeaveTheWholeOfOneAndNothingElse() throws Exception {
        Path file = folder.resolve("prices.properties");
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                byte[] content = String.valueOf(writer).repeat(20_000).getBytes(StandardCharsets.UTF_8);
                writers.add(threads.submit(() -> {
                    for (int time = 0; time < 10; time++) {
                        WholeFile.replace(file, content);
                        String found = Files.readString(file);
                        assertThat(found).hasSize(20_000).matches("(.)\\1*");
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(names()).containsExactly("prices.properties");
    }

    @Test
    void whatCannotTakeItsPlaceIsNotLeftBehind() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("place").resolve("inhabited"))
                .getParent();

        assertThatThrownBy(() -> WholeFile.replace(occupied, new byte[1])).isInstanceOf(IOException.class);

        assertThat(names()).containsExactly("place");
    }
}
