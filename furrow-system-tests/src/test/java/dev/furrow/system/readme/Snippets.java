package dev.furrow.system.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code in documents that is copied from files which the tests run: a comment names the file and its region.
///
/// ```
/// <!-- region path/from/the/root.java#name -->
/// ```
final class Snippets {
    private static final Pattern MARKED =
            Pattern.compile("<!-- region (\\S+)#(\\S+) -->\\s*\n```[a-z]*\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)");

    /// @param source where it was copied from
    /// @param shown what the document says
    /// @param region what the file says
    record Snippet(String source, String shown, String region) {}

    private Snippets() {}

    /// The root of the repository.
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here;
    }

    static List<Snippet> of(Path document) throws IOException {
        List<Snippet> found = new ArrayList<>();
        Matcher marked = MARKED.matcher(Files.readString(document));
        while (marked.find()) {
            String source = marked.group(1) + "#" + marked.group(2);
            found.add(new Snippet(source, marked.group(3), region(root().resolve(marked.group(1)), marked.group(2))));
        }
        return found;
    }

    /// Copies the regions anew.
    static void rewrite(Path document) throws IOException {
        String text = Files.readString(document);
        StringBuilder renewed = new StringBuilder();
        Matcher marked = MARKED.matcher(text);
        int position = 0;
        while (marked.find()) {
            renewed.append(text, position, marked.start(3))
                    .append(region(root().resolve(marked.group(1)), marked.group(2)));
            position = marked.end(3);
        }
        Files.writeString(document, renewed.append(text.substring(position)));
    }

    static List<String> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String region(Path file, String name) throws IOException {
        Matcher region = Pattern.compile(
                        "^[ \t]*(?://|#) region " + Pattern.quote(name) + "\n(.*?)^[ \t]*(?://|#) endregion",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(file));
        if (!region.find()) {
            throw new AssertionError(file + " has no region " + name);
        }
        // A region is shown at the left margin: its lines lose what all of them have before them.
        return region.group(1).stripTrailing().stripIndent() + "\n";
    }

    /// What the first workflow of the README leaves behind, as the command line prints it.
    static List<String> events() throws IOException {
        Matcher block = Pattern.compile("<!-- the history -->\n```\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root().resolve("README.md")));
        if (!block.find()) {
            throw new AssertionError("The README shows no history");
        }
        return block.group(1)
                .lines()
                .map(line -> line.replaceFirst("^(\\d+) +", "$1\t"))
                .toList();
    }
}
