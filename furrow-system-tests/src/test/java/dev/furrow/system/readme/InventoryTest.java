package dev.furrow.system.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The table of what the SDK offers: every row names a test that is there, or says why there is none.
class InventoryTest {
    private static final Pattern NAMED = Pattern.compile("\\b([A-Z]\\w+Test)(?:\\.(\\w+))?|[,;] ([a-z]\\w{9,})\\b");
    private static final Pattern NO_TEST_NEEDED =
            Pattern.compile("see \\d.*|not applicable|not offered: .+|not computed: .+|out of scope: .+");

    /// By name; two modules may have one of the same name.
    private static final Map<String, String> TESTS = new HashMap<>();
    private static final List<Row> ROWS = new ArrayList<>();

    /// @param number as `4.17`
    /// @param test the last column
    private record Row(String number, String test) {}

    @BeforeAll
    static void read() throws IOException {
        Path root = Snippets.root();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(path -> path.toString().contains("/src/test/java/"))
                    .filter(path -> path.toString().endsWith("Test.java"))
                    .toList()) {
                TESTS.merge(path.getFileName().toString().replace(".java", ""), Files.readString(path), String::concat);
            }
        }
        for (String line : Files.readAllLines(root.resolve("docs/sdk/inventory.md"))) {
            Matcher row = Pattern.compile("\\| (\\d+\\.\\d+) \\|.*\\| (.*) \\|").matcher(line);
            if (row.matches()) {
                ROWS.add(new Row(row.group(1), row.group(2)));
            }
        }
    }

    @Test
    void noRowIsLeftOut() {
        Map<String, Integer> last = new HashMap<>();
        for (Row row : ROWS) {
            String[] number = row.number().split("\\.");
            assertThat(Integer.parseInt(number[1]))
                    .as("the row behind %s.%s", number[0], last.get(number[0]))
                    .isEqualTo(last.getOrDefault(number[0], 0) + 1);
            last.put(number[0], Integer.parseInt(number[1]));
        }
        assertThat(last)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("1", 27, "2", 34, "3", 19, "4", 46, "5", 33, "6", 33, "7", 8, "8", 6, "9", 6));
    }

    @Test
    void everyRowNamesTestsThatAreThere() {
        for (Row row : ROWS) {
            List<String> found = new ArrayList<>();
            String current = null;
            Matcher named = NAMED.matcher(row.test());
            while (named.find()) {
                String type = named.group(1);
                if (type != null) {
                    current = TESTS.get(type);
                    assertThat(current).as("%s names %s", row.number(), type).isNotNull();
                    found.add(type);
                }
                String method = named.group(2) == null ? named.group(3) : named.group(2);
                // A word behind a comma is a method if it looks like one.
                if (method != null && current != null && method.matches("\\w*[a-z][A-Z]\\w*")) {
                    assertThat(current)
                            .as("%s names %s", row.number(), method)
                            .containsPattern("void " + method + "\\(");
                }
            }
            if (found.isEmpty()) {
                assertThat(row.test()).as(row.number()).matches(NO_TEST_NEEDED);
            }
        }
    }

    @Test
    void theCountsAreThoseOfTheTable() throws IOException {
        long partly =
                ROWS.stream().filter(row -> row.test().contains("in part: ")).count();
        long needNone =
                ROWS.stream().filter(row -> !NAMED.matcher(row.test()).find()).count();
        assertThat(ROWS).noneMatch(row -> row.test().contains("not yet"));
        assertThat(ROWS).hasSize(212);
        assertThat(Files.readString(Snippets.root().resolve("docs/sdk/inventory.md")))
                .contains("%d rows are there as a whole, %d in part, with the reason; %d need none"
                        .formatted(ROWS.size() - partly - needNone, partly, needNone));
    }
}
