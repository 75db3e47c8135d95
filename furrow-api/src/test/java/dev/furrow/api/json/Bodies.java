package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.shape.ShapeLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bodies of requests as tests like to write them, and what becomes of them under the limits of SWF.
public final class Bodies {
    private static final Pattern VIOLATIONS =
            Pattern.compile("(\\d+) validation (errors?) detected: (.*)", Pattern.DOTALL);

    private Bodies() {}

    /// JSON with single quotes in place of double ones.
    public static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a body that is valid.
    public static <T extends Record> T decode(String json, Class<T> type) {
        return Json.decode(bytes(json), type, ShapeLimits.AWS);
    }

    /// Reads a body that is refused.
    public static Fault refused(byte[] body, Class<? extends Record> type) {
        Fault fault = catchThrowableOfType(Fault.class, () -> Json.decode(body, type, ShapeLimits.AWS));
        assertThat(fault).as("The body was read").isNotNull();
        return fault;
    }

    /// Reads a body that is refused because it is no JSON or has a member of a wrong type: the message.
    public static String malformed(String json, Class<? extends Record> type) {
        Fault fault = refused(bytes(json), type);
        assertThat(fault.type()).as(fault.message()).isEqualTo(FaultType.SERIALIZATION);
        return fault.message();
    }

    /// Reads a body whose values break constraints: one text for each, `value at path: constraint`.
    public static List<String> violations(String json, Class<? extends Record> type) {
        Fault fault = refused(bytes(json), type);
        assertThat(fault.type()).as(fault.message()).isEqualTo(FaultType.VALIDATION);
        Matcher message = VIOLATIONS.matcher(fault.message());
        assertThat(message.matches()).as(fault.message()).isTrue();
        List<String> violations = List.of(message.group(3).split("; "));
        assertThat(message.group(1)).isEqualTo(String.valueOf(violations.size()));
        assertThat(message.group(2)).isEqualTo(violations.size() == 1 ? "error" : "errors");
        return violations;
    }

    /// The text of one violation.
    ///
    /// @param value in single quotes; `null` without, for an absent member
    public static String violation(String value, String path, String constraint) {
        return "Value " + value + " at '" + path + "' failed to satisfy constraint: " + constraint;
    }

    /// The text of the violation by a required member that is not there.
    public static String missing(String path) {
        return violation("null", path, "Member must not be null");
    }
}
