package dev.furrow.server.policy;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How a condition compares one value of the request with one of the policy. The negated ones are told by a flag, so
/// that `StringNotEquals` is exactly what `StringEquals` is not.
///
/// @param name as policies spell it
/// @param negated whether the condition holds when the comparison does not
/// @param comparison the comparison itself
record Operator(String name, boolean negated, Comparison comparison) {
    /// Compares a value of the request with a prepared one of the policy.
    @FunctionalInterface
    interface Comparison {
        boolean holds(String value, Pattern wanted, AccessRequest request);
    }

    private static final String DAY = "2026-11-23";
    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        Comparison matches = (value, wanted, request) -> wanted.matches(value, request);
        both("StringEquals", "StringNotEquals", matches);
        both("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", matches);
        both("StringLike", "StringNotLike", matches);
        both("ArnEquals", "ArnNotEquals", Operator::arn);
        both("ArnLike", "ArnNotLike", Operator::arn);
        both("IpAddress", "NotIpAddress", (value, wanted, request) -> inNetwork(value, wanted.toString()));
        one("Bool", (value, wanted, request) -> value.equalsIgnoreCase(wanted.toString()));
        one("BinaryEquals", (value, wanted, request) -> value.equals(wanted.toString()));
        ordered("Numeric", (value, wanted, sign) -> {
            BigDecimal left = number(value);
            BigDecimal right = number(wanted);
            return left != null && right != null && sign.test(left.compareTo(right));
        });
        ordered("Date", (value, wanted, sign) -> {
            Instant left = date(value);
            Instant right = date(wanted);
            return left != null && right != null && sign.test(left.compareTo(right));
        });
    }

    @FunctionalInterface
    private interface Ordered {
        boolean holds(String value, String wanted, IntPredicate sign);
    }

    /// The operator of that name; null if there is none.
    static @Nullable Operator named(String name) {
        return BY_NAME.get(name);
    }

    /// Whether `*` and `?` in the policy's values are wildcards.
    boolean wildcards() {
        return name.endsWith("Like") || name.startsWith("Arn");
    }

    boolean ignoresCase() {
        return name.endsWith("IgnoreCase");
    }

    /// Whether a value of a policy is one that this can compare with. Of another one the condition would never hold,
    /// and a Deny would be lost.
    boolean understands(String wanted) {
        if (name.startsWith("Numeric")) {
            return number(wanted) != null;
        }
        if (name.startsWith("Date")) {
            return date(wanted) != null;
        }
        if (name.equals("Bool")) {
            return isFlag(wanted);
        }
        return !name.endsWith("IpAddress") || inNetwork(wanted.split("/", 2)[0], wanted);
    }

    /// Whether a text is `true` or `false`.
    static boolean isFlag(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private static void one(String name, Comparison comparison) {
        BY_NAME.put(name, new Operator(name, false, comparison));
    }

    private static void both(String name, String not, Comparison comparison) {
        one(name, comparison);
        BY_NAME.put(not, new Operator(not, true, comparison));
    }

    private static void ordered(String kind, Ordered comparison) {
        both(
                kind + "Equals",
                kind + "NotEquals",
                (value, wanted, request) -> comparison.holds(value, wanted.toString(), sign -> sign == 0));
        one(kind + "LessThan", (value, wanted, r) -> comparison.holds(value, wanted.toString(), sign -> sign < 0));
        one(
                kind + "LessThanEquals",
                (value, wanted, r) -> comparison.holds(value, wanted.toString(), sign -> sign <= 0));
        one(kind + "GreaterThan", (value, wanted, r) -> comparison.holds(value, wanted.toString(), sign -> sign > 0));
        one(
                kind + "GreaterThanEquals",
                (value, wanted, r) -> comparison.holds(value, wanted.toString(), sign -> sign >= 0));
    }

    /// Part by part, so that a wildcard of one part does not reach into the next. The colon of a variable parts
    /// nothing.
    private static boolean arn(String value, Pattern wanted, AccessRequest request) {
        String[] parts = value.split(":", 6);
        String[] patterns = wanted.toString().split(":(?![^{}]*\\})", 6);
        if (parts.length != 6 || patterns.length != 6) {
            return wanted.toString().equals("*");
        }
        for (int i = 0; i < parts.length; i++) {
            if (!new Pattern(patterns[i], true, false, wanted.hasVariables()).matches(parts[i], request)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 64 ? null : new BigDecimal(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /// A date of ISO 8601, with or without a time of day, or seconds since 1970.
    private static @Nullable Instant date(String text) {
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.length() == DAY.length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeException | NumberFormatException none) {
            return null;
        }
    }

    /// Whether an address is in a network: `192.0.2.0/24`, or an address by itself.
    static boolean inNetwork(String address, String network) {
        int slash = network.indexOf('/');
        byte[] one = bytes(address);
        byte[] other = bytes(slash < 0 ? network : network.substring(0, slash));
        if (one == null || other == null || one.length != other.length) {
            return false;
        }
        int bits = one.length * 8;
        if (slash >= 0) {
            BigDecimal prefix = number(network.substring(slash + 1));
            if (prefix == null || prefix.signum() < 0 || prefix.compareTo(BigDecimal.valueOf(bits)) > 0) {
                return false;
            }
            bits = prefix.intValue();
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if (((one[i / 8] ^ other[i / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte @Nullable [] bytes(String address) {
        // A name would be looked up; only what cannot be one is handed on.
        if (!address.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
                || (address.indexOf(':') < 0 && address.chars().anyMatch(c -> Character.isLetter(c)))) {
            return null;
        }
        try {
            return address.isEmpty() ? null : InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException none) {
            return null;
        }
    }
}
