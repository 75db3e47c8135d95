package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Role;
import dev.furrow.rental.assignment.Offer;
import dev.furrow.rental.assignment.Progress;
import dev.furrow.rental.assignment.Ranked;
import dev.furrow.rental.breakdown.Breakdown;
import dev.furrow.rental.breakdown.Choice;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.onboarding.Applications;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.phone.CallLog;
import dev.furrow.rental.pricing.Line;
import dev.furrow.rental.pricing.PriceModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The tables of words and the scripts that use them.
class WordsTest {
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final int MOST_SCRIPT = 60 * 1024;
    private static final int MOST_SENT = 30 * 1024;
    private static final Pattern IMPORT = Pattern.compile("(?m)(?:^import .* from |\\bimport\\()'(\\.[^']+)'");
    private static final List<String> FAMILIES = List.of(
            "tab",
            "orders",
            "job",
            "complaint",
            "pool",
            "search",
            "report",
            "offer",
            "machine",
            "roster",
            "promotion",
            "audit",
            "notice",
            "ladder",
            "verify",
            "call",
            "moderation",
            "delivery",
            "message",
            "list",
            "file",
            "price",
            "position",
            "engine");
    private static final Pattern USED = Pattern.compile("\\bt\\('([a-zA-Z.]+)'");
    private static final Pattern NAMED = Pattern.compile("'((?:" + String.join("|", FAMILIES) + ")\\.[a-zA-Z.]+)'");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void everyLanguageHasTheSameWordsWithTheSamePlaces() throws IOException {
        Map<String, String> english = words("en");
        for (String language : List.of("hi", "mr")) {
            Map<String, String> other = words(language);
            assertThat(other.keySet()).as(language).isEqualTo(english.keySet());
            other.forEach((key, text) -> {
                assertThat(text).as(language + " " + key).isNotBlank();
                assertThat(places(text)).as(language + " " + key).isEqualTo(places(english.get(key)));
            });
        }
    }

    @Test
    void everyWordThatAScriptUsesIsThere() throws IOException {
        Map<String, String> english = words("en");
        for (Path script : scripts()) {
            String source = Files.readString(script);
            for (Pattern pattern : List.of(USED, NAMED)) {
                Matcher matcher = pattern.matcher(source);
                while (matcher.find()) {
                    String key = matcher.group(1);
                    assertThat(english.keySet())
                            .as(script + " " + key)
                            .anyMatch(each -> each.equals(key) || each.startsWith(key + "."));
                }
            }
        }
    }

    @Test
    void everyConstantOfTheServerHasAWord() throws IOException {
        Map<String, String> english = words("en");
        all("state", OrderState.values(), english);
        all("move", OrderMove.values(), english);
        all("role", Role.values(), english);
        all("kind", EquipmentKind.values(), english);
        all("model", PriceModel.values(), english);
        all("per", PriceModel.values(), english);
        all("quantity", PriceModel.values(), english);
        all("line", Line.Kind.values(), english);
        all("event", Event.values(), english);
        all("offer", Offer.Status.values(), english);
        all("search", Progress.Stage.values(), english);
        all("excluded", Ranked.Exclusion.values(), english);
        all("breakdown", Breakdown.Status.values(), english);
        all("breakdown", Choice.values(), english);
        all("supplier", Supplier.Status.values(), english);
        all("document", Applications.DocumentKind.values(), english);
        all("call", CallLog.Direction.values(), english);
    }

    /// What a person's phone may load: the frame, the own face, and whatever these import. Together they are sent
    /// with a third of their size.
    @Test
    void noPersonsPhoneLoadsMuchScript() throws IOException {
        Path worker = Path.of("src/main/resources/web/service-worker.js");
        List<Path> faces = scripts().stream()
                .filter(each -> each.getParent().endsWith("faces"))
                .toList();
        assertThat(faces).hasSize(5);
        for (Path face : faces) {
            Set<Path> loaded = new TreeSet<>();
            reach(STATIC.resolve("app/main.js").normalize(), loaded);
            reach(face.normalize(), loaded);
            loaded.add(worker);
            long bytes = 0;
            for (Path each : loaded) {
                bytes += Files.size(each);
            }
            assertThat(bytes).as("%s loads %s", face, loaded).isLessThanOrEqualTo(MOST_SCRIPT);
        }
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(sent)) {
            for (Path script : scripts()) {
                zip.write(Files.readAllBytes(script));
            }
        }
        assertThat(sent.size()).isLessThanOrEqualTo(MOST_SENT);
    }

    private static void reach(Path script, Set<Path> reached) throws IOException {
        if (reached.add(script)) {
            Matcher matcher = IMPORT.matcher(Files.readString(script));
            while (matcher.find()) {
                reach(script.resolveSibling(matcher.group(1)).normalize(), reached);
            }
        }
    }

    @Test
    void noPageHoldsScriptOrStyleOfItsOwn() throws IOException {
        assertThat(Files.readString(STATIC.resolve("index.html")))
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("style=", "<style", "onclick");
        for (Path script : scripts()) {
            assertThat(Files.readString(script))
                    .as(script.toString())
                    .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(");
        }
    }

    private static void all(String family, Enum<?>[] constants, Map<String, String> words) {
        assertThat(words.keySet())
                .containsAll(Arrays.stream(constants)
                        .map(each -> family + "." + each.name())
                        .toList());
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    private static Map<String, String> words(String language) throws IOException {
        JsonNode tree = Browser.JSON.readTree(Files.readString(STATIC.resolve("text/" + language + ".json")));
        Map<String, String> words = new TreeMap<>();
        tree.properties()
                .forEach(each -> words.put(each.getKey(), each.getValue().asString()));
        return words;
    }

    private static Set<String> places(String text) {
        Set<String> found = new TreeSet<>();
        PLACE.matcher(text).results().forEach(each -> found.add(each.group()));
        return found;
    }
}
