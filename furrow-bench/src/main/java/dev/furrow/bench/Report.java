package dev.furrow.bench;

import dev.furrow.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/// What one bench has measured: figures by name for programs, a sentence for people.
final class Report {
    private final String name;
    private final JsonWriter json = new JsonWriter(1024).beginObject();
    private final Map<String, Double> figures = new HashMap<>();
    private String readable = "";

    Report(String name) {
        this.name = name;
        json.member("bench").string(name);
    }

    /// A figure with as many digits as mean something.
    Report number(String key, double value) {
        json.member(key).raw(plain(value).getBytes(StandardCharsets.US_ASCII));
        figures.put(key, value);
        return this;
    }

    /// Median, lowest and highest of a figure.
    Report spread(String key, Spread spread) {
        return number(key, spread.median()).number(key + "Min", spread.min()).number(key + "Max", spread.max());
    }

    /// The median of a figure.
    <T> Report median(String key, Collection<T> measured, ToDoubleFunction<T> figure) {
        return number(key, Spread.of(measured, figure).median());
    }

    /// Percentiles in milliseconds of a histogram of microseconds, under names such as `p50Millis` or
    /// `readP50Millis`.
    Report latency(String prefix, Histogram micros) {
        String p = prefix.isEmpty() ? "p" : prefix + "P";
        return number(p + "50Millis", micros.getValueAtPercentile(50) / 1000.0)
                .number(p + "99Millis", micros.getValueAtPercentile(99) / 1000.0)
                .number(p + "999Millis", micros.getValueAtPercentile(99.9) / 1000.0);
    }

    Report count(String key, long value) {
        json.member(key).number(value);
        figures.put(key, (double) value);
        return this;
    }

    Report text(String key, String value) {
        json.member(key).string(value);
        return this;
    }

    /// Says it to people.
    @SuppressWarnings("AnnotateFormatMethod") // The annotation is in a library that we do not have.
    Report say(String format, Object... arguments) {
        readable = String.format(Locale.ROOT, format, arguments);
        return this;
    }

    /// A figure by its name.
    double figure(String key) {
        Double value = figures.get(key);
        if (value == null) {
            throw new IllegalArgumentException(name + " has not measured " + key);
        }
        return value;
    }

    /// The line for programs. Once.
    String json() {
        return new String(json.endObject().toByteArray(), StandardCharsets.UTF_8);
    }

    /// The line for people.
    String readable() {
        return name + ": " + readable;
    }

    static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "0";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
