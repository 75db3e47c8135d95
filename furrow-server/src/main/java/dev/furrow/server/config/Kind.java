package dev.furrow.server.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the value of a setting looks like, and which values it may have.
public sealed interface Kind {
    /// The value's meaning.
    ///
    /// @throws IllegalArgumentException saying which values are accepted
    Object parse(String text);

    /// Which values are accepted, as a sentence goes on after "it must be".
    String range();

    /// What stands for the value in a help text.
    String label();

    /// A whole number.
    record WholeNumber(long min, long max) implements Kind {
        @Override
        public Long parse(String text) {
            try {
                return within(Long.parseLong(text), min, max, range());
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(range(), notANumber);
            }
        }

        @Override
        public String range() {
            return "a whole number between " + min + " and " + max;
        }

        @Override
        public String label() {
            return "NUMBER";
        }
    }

    /// A length of time in milliseconds: `500ms`, `60s`, `5m`, `2h`.
    record Time(long minMillis, long maxMillis) implements Kind {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

        @Override
        public Long parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(range());
            }
            long factor = switch (matcher.group(2)) {
                case "ms" -> 1;
                case "s" -> 1_000;
                case "m" -> 60_000;
                default -> 3_600_000;
            };
            return within(Long.parseLong(matcher.group(1)) * factor, minMillis, maxMillis, range());
        }

        @Override
        public String range() {
            return "a time between " + text(minMillis) + " and " + text(maxMillis) + ", such as 500ms, 60s, 5m or 2h";
        }

        @Override
        public String label() {
            return "TIME";
        }

        private static String text(long millis) {
            return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
        }
    }

    /// A number of bytes: `512KB`, `4MB`, `1GB`.
    record Size(long min, long max) implements Kind {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})(B|KB|MB|GB)");

        @Override
        public Long parse(String text) {
            Matcher matcher = FORM.matcher(text.toUpperCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(range());
            }
            int shift = switch (matcher.group(2)) {
                case "B" -> 0;
                case "KB" -> 10;
                case "MB" -> 20;
                default -> 30;
            };
            return within(Long.parseLong(matcher.group(1)) << shift, min, max, range());
        }

        @Override
        public String range() {
            return "a size between " + text(min) + " and " + text(max) + ", such as 512KB, 4MB or 1GB";
        }

        @Override
        public String label() {
            return "SIZE";
        }

        private static String text(long bytes) {
            if (bytes >= 1 << 30 && bytes % (1 << 30) == 0) {
                return (bytes >> 30) + "GB";
            }
            return bytes % (1 << 20) == 0 ? (bytes >> 20) + "MB" : (bytes >> 10) + "KB";
        }
    }

    /// One of a few words.
    record Choice(List<String> words) implements Kind {
        @Override
        public String parse(String text) {
            if (!words.contains(text)) {
                throw new IllegalArgumentException(range());
            }
            return text;
        }

        @Override
        public String range() {
            return "one of " + String.join(", ", words);
        }

        @Override
        public String label() {
            return String.join("|", words);
        }
    }

    /// Yes or no. On the command line the option's name alone means yes.
    record Flag() implements Kind {
        @Override
        public Boolean parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(range());
            };
        }

        @Override
        public String range() {
            return "true or false";
        }

        @Override
        public String label() {
            return "true|false";
        }
    }

    /// An address to listen on: host and port, port 0 for any free one.
    record Address() implements Kind {
        @Override
        public HostAndPort parse(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(range());
            }
            String host = text.substring(0, colon);
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                within(port, 0, 65_535, range());
                return new HostAndPort(host, port);
            } catch (NumberFormatException notAPort) {
                throw new IllegalArgumentException(range(), notAPort);
            }
        }

        @Override
        public String range() {
            return "HOST:PORT with a port between 0 and 65535, such as 127.0.0.1:7700 or [::1]:7700";
        }

        @Override
        public String label() {
            return "HOST:PORT";
        }
    }

    /// Some text of a form.
    record Text(String label, String range, Pattern form) implements Kind {
        @Override
        public String parse(String text) {
            if (!form.matcher(text).matches()) {
                throw new IllegalArgumentException(range);
            }
            return text;
        }
    }

    private static long within(long value, long min, long max, String range) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(range);
        }
        return value;
    }
}
