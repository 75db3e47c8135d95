package dev.furrow.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The programs in the guide are regions of files that are compiled and tested. With -Dgolden.rewrite=true they
/// are copied there; then read the difference.
class GuideTest {
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- (\\S+)#(\\S+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void snippetsAreWhatIsCompiled() throws IOException {
        Path root = root();
        Path guide = root.resolve("docs/sdk/guide.md");
        String text = Files.readString(guide);
        StringBuilder expected = new StringBuilder();
        Matcher snippets = SNIPPET.matcher(text);
        int count = 0;
        while (snippets.find()) {
            count++;
            String code = region(root.resolve(snippets.group(1)), snippets.group(2));
            snippets.appendReplacement(
                    expected,
                    Matcher.quoteReplacement("<!-- " + snippets.group(1) + "#" + snippets.group(2) + " -->\n```java\n"
                            + code + "```\n"));
        }
        snippets.appendTail(expected);

        assertThat(count).isGreaterThanOrEqualTo(8);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(guide, expected);
        }
        assertThat(Files.readString(guide)).isEqualTo(expected.toString());
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/sdk/guide.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String region(Path file, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            if (line.strip().equals("// region " + name)) {
                inside = true;
            } else if (line.strip().equals("// endregion")) {
                inside = false;
            } else if (inside) {
                lines.add(line);
            }
        }
        assertThat(lines).as("region " + name + " of " + file).isNotEmpty();
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line.isBlank() ? "" : line.substring(indent)).append('\n');
        }
        return text.toString();
    }
}
