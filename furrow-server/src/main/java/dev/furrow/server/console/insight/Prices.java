package dev.furrow.server.console.insight;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What Amazon would charge for each thing. The figures that come with the server are examples, those of Amazon's
/// price page for a region in North America as it was in 2026; an operator puts his own into the price file.
///
/// @param currency a word behind the figures
/// @param source where the figures come from, for those who read them
/// @param of the price of one of each
public record Prices(String currency, String source, Map<Item, BigDecimal> of) {
    /// What is charged.
    public enum Item {
        /// One execution that is started.
        EXECUTION("execution-started", "0.0001"),
        /// Each day that it is open, after the first.
        OPEN_DAY("open-day", "0.000005"),
        /// Each day that it is kept after it has closed.
        RETAINED_DAY("retained-day", "0.000005"),
        /// One activity task.
        ACTIVITY_TASK("activity-task", "0.000025"),
        /// One decision task. The price page counts the tasks of workers only.
        DECISION_TASK("decision-task", "0"),
        /// One timer.
        TIMER("timer", "0.000025"),
        /// One signal that the execution receives.
        SIGNAL("signal", "0.000025"),
        /// One marker.
        MARKER("marker", "0.000025"),
        /// One call of a Lambda function, without what Lambda itself charges.
        LAMBDA_FUNCTION("lambda-function", "0.000025");

        private final String key;
        private final String example;

        Item(String key, String example) {
            this.key = key;
            this.example = example;
        }

        /// Its name in the price file.
        public String key() {
            return key;
        }

        /// The item of that name; null if there is none.
        static @Nullable Item named(String key) {
            for (Item item : values()) {
                if (item.key.equals(key)) {
                    return item;
                }
            }
            return null;
        }
    }

    /// The figures that come with the server.
    public static final Prices EXAMPLES = examples();

    private static Prices examples() {
        Map<Item, BigDecimal> of = new LinkedHashMap<>();
        for (Item item : Item.values()) {
            of.put(item, new BigDecimal(item.example));
        }
        return new Prices("USD", "", of);
    }

    /// Reads a price file. What it does not name keeps its example.
    ///
    /// @throws IllegalArgumentException naming what is wrong
    public static Prices read(Properties file) {
        Map<Item, BigDecimal> of = new LinkedHashMap<>(EXAMPLES.of);
        String currency = EXAMPLES.currency;
        String source = EXAMPLES.source;
        for (String key : file.stringPropertyNames()) {
            String value = file.getProperty(key).strip();
            Item item = Item.named(key);
            if (item != null) {
                of.put(item, price(key, value));
            } else if (key.equals("currency")) {
                currency = value;
            } else if (key.equals("source")) {
                source = value;
            } else {
                throw new IllegalArgumentException("There is no price of \"" + key + "\"; there are "
                        + String.join(
                                ", ",
                                EXAMPLES.of.keySet().stream().map(Item::key).toList())
                        + ", and currency and source");
            }
        }
        return new Prices(currency, source, of);
    }

    private static BigDecimal price(String key, String value) {
        if (!value.matches("\\d{1,9}(\\.\\d{1,12})?")) {
            throw new IllegalArgumentException(key + " is \"" + value + "\", but must be a number such as 0.000025");
        }
        return new BigDecimal(value);
    }
}
