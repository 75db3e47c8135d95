package dev.furrow.server.console.insight;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.UnaryOperator;

/// A string table as the pages have it, with the units that are in the table of all pages.
final class Table implements UnaryOperator<String> {
    private final Properties texts = new Properties();

    Table(String language) {
        texts.setProperty("unit.s", "{0} s");
        texts.setProperty("unit.min", "{0} min");
        texts.setProperty("unit.h", "{0} h");
        texts.setProperty("unit.d", "{0} d");
        try (var file = new InputStreamReader(
                Table.class.getResourceAsStream(
                        "/dev/furrow/server/console/text/execution_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String apply(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new AssertionError("No text for " + key);
        }
        return text;
    }

    java.util.Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
