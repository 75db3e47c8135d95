package dev.furrow.server.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TextsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java/dev/furrow/server/console");
    /// Keys that are put together begin with one of these.
    private static final List<String> FAMILIES = List.of(
            "nav.",
            "theme.",
            "clock.",
            "status.",
            "state.",
            "kind.",
            "limit.",
            "col.",
            "home.card.",
            "bulk.action.",
            "bulk.state.",
            "bulk.would.",
            "types.",
            "do.",
            "done.",
            "registration.",
            "access.do.",
            "lists.tasks.",
            "unit.",
            "signin.",
            "executions.count",
            "why.timeout.",
            "why.as.",
            "outcome.",
            "group.",
            "timeout.",
            "charge.",
            "health.",
            "mode.",
            "request.");

    private final Texts english = Texts.of(Language.ENGLISH);
    private final Texts hindi = Texts.of(Language.HINDI);

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    @Test
    void everyTextIsThereInBothLanguagesWithTheSameHoles() {
        assertThat(hindi.keys()).isEqualTo(english.keys());
        for (String key : english.keys()) {
            assertThat(holes(hindi.text(key))).as(key).isEqualTo(holes(english.text(key)));
        }
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        Matcher found = Pattern.compile("\\{\\d}").matcher(text);
        while (found.find()) {
            holes.add(found.group());
        }
        return holes;
    }

    @Test
    void hindiIsWrittenInItsOwnLetters() {
        for (String key : hindi.keys()) {
            String words = hindi.text(key)
                    .replaceAll(
                            "\\{\\d}|JUnit|Java|Amazon|Lambda|Python|boto|Furrow|prices.properties|[A-Z]{2,}|[\\p{P}\\d\\s]",
                            "");
            assertThat(words.codePoints()
                            .filter(Character::isLetter)
                            .allMatch(c -> c > 0x7F
                                    || key.startsWith("audit.off")
                                    || key.startsWith("denied.ask")
                                    || key.startsWith("views.")))
                    .as(key + " = " + hindi.text(key))
                    .isTrue();
        }
    }

    @Test
    void everyKeyThatIsNamedHasAText() throws IOException {
        Pattern inTemplate = Pattern.compile("v\\.t\\(\"([a-zA-Z.]+)\"");
        Pattern inCode = Pattern.compile("(?:visit|texts)\\.t(?:ext)?\\(\\s*\"([a-zA-Z.]+)\"");
        int found = 0;
        for (Path file : Stream.concat(files(TEMPLATES, ".jte").stream(), files(CODE, ".java").stream())
                .toList()) {
            Matcher key = (file.toString().endsWith(".jte") ? inTemplate : inCode).matcher(Files.readString(file));
            while (key.find()) {
                found++;
                if (!key.group(1).endsWith(".")) {
                    assertThat(english.has(key.group(1)))
                            .as(file + ": " + key.group(1))
                            .isTrue();
                }
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void noTextIsLeftThatNobodyNames() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Stream.concat(files(TEMPLATES, ".jte").stream(), files(CODE, ".java").stream())
                .toList()) {
            all.append(Files.readString(file));
        }
        for (String key : english.keys()) {
            boolean named = all.indexOf("\"" + key + "\"") >= 0;
            assertThat(named || FAMILIES.stream().anyMatch(key::startsWith))
                    .as(key)
                    .isTrue();
        }
    }

    @Test
    void noTemplateHoldsTextInlineScriptOrStyle() throws IOException {
        for (Path file : files(TEMPLATES, ".jte")) {
            String text = Files.readString(file);
            assertThat(text)
                    .as(file.toString())
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=\"|\\$unsafe|javascript:");
            String shown = words(text);
            assertThat(shown.replaceAll("[^\\p{L}]", "")).as(file.toString()).isEmpty();
        }
    }

    /// What stands between tags: without expressions, control structures and parameters.
    private static String words(String template) {
        StringBuilder words = new StringBuilder();
        int at = 0;
        boolean inTag = false;
        char quote = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (template.startsWith("${", at) || template.startsWith("!{var", at)) {
                int assigned = template.indexOf("@`", at);
                int line = template.indexOf('\n', at);
                boolean opensContent = c == '!' && assigned > 0 && assigned < line;
                at = opensContent ? assigned + 2 : end(template, at + 1, '{', '}');
            } else if (template.startsWith("@import", at) || template.startsWith("@param", at)) {
                at = template.indexOf('\n', at);
            } else if (template.startsWith("@template.layout", at)) {
                at = template.indexOf("content = ", at) + 10;
                at += template.startsWith("content", at) ? 7 : 0;
            } else if (c == '@' && template.substring(at).matches("(?s)@(template\\.[a-z]+|if|elseif|for)\\(.*")) {
                at = end(template, template.indexOf('(', at), '(', ')');
            } else if (c == '@') {
                at++;
                while (at < template.length() && Character.isLetter(template.charAt(at))) {
                    at++;
                }
            } else {
                if (inTag) {
                    quote = quote == 0 && (c == '"' || c == '\'') ? c : quote == c ? 0 : quote;
                    inTag = c != '>' || quote != 0;
                } else if (c == '<') {
                    inTag = true;
                } else if (c == '&') {
                    at = template.indexOf(';', at);
                } else {
                    words.append(c);
                }
                at++;
            }
        }
        return words.toString().replace("Furrow", "");
    }

    /// Behind the bracket that closes the one at a place.
    private static int end(String text, int at, char opens, char closes) {
        int depth = 0;
        boolean quoted = false;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : c == opens ? 1 : c == closes ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new AssertionError("No end: " + text.substring(at));
    }

    @Test
    void theZoneOfTheTimesHasAName() {
        Figures local = new Figures(english, Clock.LOCAL, ZoneOffset.UTC, Instant.EPOCH);
        Figures berlin = new Figures(english, Clock.LOCAL, ZoneId.of("Europe/Berlin"), Instant.EPOCH);

        assertThat(local.zoneName()).isEqualTo("UTC");
        assertThat(berlin.zoneName()).isEqualTo("Europe/Berlin");
        assertThat(new Figures(english, Clock.UTC, ZoneId.of("Europe/Berlin"), Instant.EPOCH).zoneName())
                .isEqualTo("UTC");
    }

    @Test
    void aBrowserIsAnsweredInTheFirstLanguageThatThereIs() {
        assertThat(Language.preferred("de-DE,hi;q=0.8,en;q=0.5")).isEqualTo(Language.HINDI);
        assertThat(Language.preferred("en-GB,hi")).isEqualTo(Language.ENGLISH);
        assertThat(Language.preferred(null)).isEqualTo(Language.ENGLISH);
    }
}
