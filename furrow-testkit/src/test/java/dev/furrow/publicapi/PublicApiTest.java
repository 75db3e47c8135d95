package dev.furrow.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.test.TestFurrow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What users compile against is written down, so that it changes on purpose only. A line that is missing here breaks
/// somebody's program; a line that is new is a promise. `-Dgolden.rewrite=true` writes the listings anew; then read
/// the difference, and say in the change log what was removed.
class PublicApiTest {
    private static final Path LISTINGS = Path.of("src", "test", "resources", "public-api");

    static List<Arguments> modules() {
        return List.of(Arguments.of("furrow-sdk", Furrow.class), Arguments.of("furrow-testkit", TestFurrow.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void thePublicApiIsAsWrittenDown(String module, Class<?> anchor) throws IOException {
        List<String> now = PublicApi.of(anchor);
        Path listing = LISTINGS.resolve(module + ".txt");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(LISTINGS);
            Files.write(listing, now);
        }
        List<String> before = Files.readAllLines(listing);
        assertThat(without(before, now))
                .as("removed from the public API of " + module + ", which breaks programs")
                .isEmpty();
        assertThat(without(now, before))
                .as("added to the public API of " + module + " without being written down")
                .isEmpty();
        assertThat(now).isEqualTo(before);
    }

    /// The lines with the type that they belong to, where one list has them and the other has not.
    private static List<String> without(List<String> all, List<String> others) {
        List<String> left = new ArrayList<>(owned(all));
        left.removeAll(owned(others));
        return left;
    }

    private static List<String> owned(List<String> lines) {
        List<String> owned = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            if (!line.startsWith(" ")) {
                type = line;
                owned.add(line);
            } else {
                owned.add(type + " ::" + line);
            }
        }
        return owned;
    }
}
