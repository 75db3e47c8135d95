package dev.furrow.demo.taxi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What a customer asks for: the input of a booking, as one line that can be read and typed.
///
/// @param customer a name without spaces
/// @param patienceSeconds how long drivers have to accept
public record Ride(String customer, TaxiType type, Place place, int patienceSeconds) {
    private static final String FORM = "customer=NAME type=TYPE place=PLACE patience=SECONDS";

    /// The input of a booking.
    public String text() {
        return "customer=" + customer + " type=" + type.word() + " place=" + place.word() + " patience="
                + patienceSeconds;
    }

    /// Reads the input of a booking. Anybody can start a workflow with any input.
    ///
    /// @throws IllegalArgumentException if it is none, saying how it is written
    public static Ride parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.strip().split("\\s+")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        try {
            return new Ride(
                    part(parts, "customer"),
                    TaxiType.valueOf(part(parts, "type").toUpperCase(Locale.ROOT)),
                    Place.valueOf(part(parts, "place").toUpperCase(Locale.ROOT)),
                    Integer.parseUnsignedInt(part(parts, "patience")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The input must be \"" + FORM + "\" but is \"" + text + "\"", e);
        }
    }

    private static String part(Map<String, String> parts, String name) {
        String value = parts.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
