package dev.furrow.server.console.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// The texts of one language. Immutable.
public final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language, read(language)));
        }
    }

    private final Language language;
    private final Properties table;

    private Texts(Language language, Properties table) {
        this.language = language;
        this.table = table;
    }

    private static Properties read(Language language) {
        Properties table = new Properties();
        read("text_" + language.code() + ".properties", table);
        read("execution_" + language.code() + ".properties", table);
        return table;
    }

    private static void read(String name, Properties table) {
        try (InputStream file = Texts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The build has left out " + name);
            }
            table.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The texts of a language.
    public static Texts of(Language language) {
        Texts texts = ALL.get(language);
        if (texts == null) {
            throw new IllegalStateException("No texts in " + language);
        }
        return texts;
    }

    /// Which language it is.
    public Language language() {
        return language;
    }

    /// A text with its holes `{0}`, `{1}` filled. A key that has no text is shown as it is: tests see that there is
    /// none, and an operator at night is better served by it than by no page.
    public String text(String key, Object... values) {
        String text = table.getProperty(key, key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /// Whether there is such a text.
    public boolean has(String key) {
        return table.containsKey(key);
    }

    /// All keys.
    Set<String> keys() {
        return new TreeSet<>(table.stringPropertyNames());
    }
}
