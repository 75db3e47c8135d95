package dev.furrow.engine.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A change of one source file of the engine that breaks it.
///
/// @param file below `dev/furrow/engine`
/// @param replacements what is replaced by what; each must be there exactly once
public record SourcePatch(String file, List<Replacement> replacements) {
    /// @param find the text as it is
    /// @param replace the text as it should not be
    public record Replacement(String find, String replace) {}

    private static final Path SOURCES =
            Path.of("..", "furrow-engine", "src", "main", "java", "dev", "furrow", "engine");

    /// Replaces one text.
    public static SourcePatch of(String file, String find, String replace) {
        return new SourcePatch(file, List.of(new Replacement(find, replace)));
    }

    /// Replaces another one, too.
    public SourcePatch and(String find, String replace) {
        return new SourcePatch(file, List.of(replacements.getFirst(), new Replacement(find, replace)));
    }

    /// The file's text with the change.
    ///
    /// @throws AssertionError if the engine has changed so that the patch does not apply any more
    public String apply() throws IOException {
        String text = Files.readString(SOURCES.resolve(file));
        for (Replacement replacement : replacements) {
            // Without regard to how the formatter breaks lines.
            Pattern find =
                    Pattern.compile(Arrays.stream(replacement.find.strip().split("\\s+"))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("\\s+")));
            assertThat(find.matcher(text).results().count())
                    .as("The engine has changed: %s must hold exactly once: %s", file, replacement.find)
                    .isOne();
            text = find.matcher(text).replaceFirst(Matcher.quoteReplacement(replacement.replace));
        }
        return text;
    }
}
