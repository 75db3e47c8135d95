package dev.furrow.rental.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.notice.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final Map<String, String> FACTS = Map.of(
            "code",
            "402817",
            "kind",
            "TRACTOR",
            "village",
            "Kharadi",
            "startsAt",
            "2026-11-23T03:30:00Z",
            "price",
            "INR 1200.00");
    private static final Pattern FACT = Pattern.compile("\\{[a-zA-Z]+\\}");

    private final Words words = new Words();

    private static Properties file(String language) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = WordsTest.class.getResourceAsStream("/notices/" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "mr"})
    void everyLanguageSaysTheSameThingsWithTheSameFacts(String language) throws IOException {
        Properties english = file("en");
        Properties other = file(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((name, text) -> assertThat(facts(other.getProperty(name.toString())))
                .as(name.toString())
                .isEqualTo(facts(text.toString())));
    }

    private static Set<String> facts(String text) {
        return new TreeSet<>(
                FACT.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    void everyEventAndEveryMachineHasWords() throws IOException {
        Properties english = file("en");
        for (Event event : Event.values()) {
            assertThat(english).containsKeys(event + ".title", event + ".text");
        }
        for (EquipmentKind kind : EquipmentKind.values()) {
            assertThat(english).containsKey("kind." + kind);
        }
    }

    @Test
    void factsAreToldInTheReadersWordsAndZone() {
        assertThat(words.say("en", "ORDER_OFFERED.text", FACTS, INDIA))
                .isEqualTo(
                        "Order 402817: tractor in Kharadi on 23 Nov 09:00, up to Rs 1200.00. Reply YES 402817 or NO 402817.");
        assertThat(words.say("hi", "ORDER_CONFIRMED.text", FACTS, INDIA))
                .startsWith("ऑर्डर 402817 पक्का है: ट्रैक्टर, Kharadi, ")
                .contains("23", "09:00");
        assertThat(words.say("mr", "ORDER_OFFERED.voice", FACTS, ZoneId.of("UTC")))
                .contains("₹1200.00", "03:30");
    }

    @Test
    void aMissingFactIsADashAndAnUnknownLanguageIsEnglish() {
        assertThat(words.say("de", "ORDER_STARTED.text", Map.of(), INDIA)).isEqualTo("Work on order - has started.");
        assertThat(words.fill("{kind} {code}", "en", Map.of("kind", "PLOUGH", "code", "$1"), INDIA))
                .isEqualTo("PLOUGH $1");
        assertThatThrownBy(() -> words.get("en", "NOTHING")).hasMessageContaining("NOTHING");
    }

    @Test
    void theRegisterKnowsATextWithoutItsFacts() {
        assertThat(Words.asRegistered("Order {code} for {price}.")).isEqualTo("Order {#var#} for {#var#}.");
    }
}
