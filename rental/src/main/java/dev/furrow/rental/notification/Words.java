package dev.furrow.rental.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The texts that come with the program, in all its languages, and how facts are put into a text.
@Component
public class Words {
    /// The languages that people can read and hear; the first is for those who want another one.
    public static final List<String> LANGUAGES = List.of("en", "hi", "mr");

    private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]+)\\}");
    private static final Pattern MONEY = Pattern.compile("INR ([0-9.]+)");
    private static final String UNKNOWN = "-";

    private final Map<String, Properties> byLanguage =
            LANGUAGES.stream().collect(Collectors.toMap(each -> each, Words::read));

    private static Properties read(String language) {
        Properties words = new Properties();
        try (InputStream in = Words.class.getResourceAsStream("/notices/" + language + ".properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(in, language), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return words;
    }

    /// The language that somebody gets who wants a language.
    public static String supported(String wanted) {
        return LANGUAGES.contains(wanted) ? wanted : LANGUAGES.getFirst();
    }

    /// The text of a name, without facts.
    ///
    /// @throws IllegalArgumentException if there is none
    public String get(String language, String name) {
        String text = find(language, name);
        if (text == null) {
            throw new IllegalArgumentException("There are no words for " + name + " in " + language);
        }
        return text;
    }

    /// The text of a name; null if there is none.
    public @Nullable String find(String language, String name) {
        Properties words = Objects.requireNonNull(byLanguage.get(supported(language)));
        return words.getProperty(name);
    }

    /// The text of a name, with facts.
    public String say(String language, String name, Map<String, String> facts, ZoneId zone) {
        return fill(get(language, name), language, facts, zone);
    }

    /// Puts facts into a text. Times are told in the reader's zone, kinds of machines and money in the reader's
    /// words; a fact that is missing is a dash, so that a message always goes out.
    public String fill(String text, String language, Map<String, String> facts, ZoneId zone) {
        Matcher place = FACT.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String fact = facts.get(place.group(1));
            String told = fact == null || fact.isBlank() ? UNKNOWN : told(place.group(1), fact, language, zone);
            place.appendReplacement(filled, Matcher.quoteReplacement(told));
        }
        return place.appendTail(filled).toString();
    }

    /// What a text may be filled with, as operators' registers write it.
    static String asRegistered(String text) {
        return FACT.matcher(text).replaceAll(Matcher.quoteReplacement("{#var#}"));
    }

    private String told(String name, String fact, String language, ZoneId zone) {
        if (name.equals("kind")) {
            String kind = find(language, "kind." + fact);
            return kind == null ? fact : kind;
        }
        Matcher money = MONEY.matcher(fact);
        if (money.matches()) {
            return get(language, "money").replace("{amount}", money.group(1));
        }
        if (name.endsWith("At")) {
            try {
                return DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.of(supported(language), "IN"))
                        .withZone(zone)
                        .format(Instant.parse(fact));
            } catch (DateTimeException noTime) {
                return fact;
            }
        }
        return fact;
    }
}
