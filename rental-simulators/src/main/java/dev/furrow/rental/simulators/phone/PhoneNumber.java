package dev.furrow.rental.simulators.phone;

import org.jspecify.annotations.Nullable;

/// A telephone number in the international form: `+919812300001`.
///
/// @param text a plus and 8 to 15 digits
public record PhoneNumber(String text) {
    private static final String INDIA = "+91";
    private static final int INDIAN_DIGITS = 10;

    public PhoneNumber {
        if (!text.matches("\\+[1-9][0-9]{7,14}")) {
            throw new IllegalArgumentException("No telephone number");
        }
    }

    /// Reads a number as people in India write it: with +91, with 91, with a leading 0, or the ten digits alone.
    ///
    /// @return null if it is none
    public static @Nullable PhoneNumber parse(String written) {
        String digits = written.strip().replaceAll("[ ()-]", "");
        if (digits.startsWith("+")) {
            return digits.matches("\\+[1-9][0-9]{7,14}") ? new PhoneNumber(digits) : null;
        }
        if (!digits.matches("[0-9]{8,15}")) {
            return null;
        }
        String national = digits.startsWith("0") ? digits.substring(1) : digits;
        if (national.length() == INDIAN_DIGITS) {
            return new PhoneNumber(INDIA + national);
        }
        return national.length() == INDIAN_DIGITS + 2 && national.startsWith("91")
                ? new PhoneNumber('+' + national)
                : null;
    }

    /// Whether it can be a mobile phone in India, or is abroad, where nobody here knows.
    public boolean mayBeMobile() {
        return !text.startsWith(INDIA)
                || (text.length() == INDIA.length() + INDIAN_DIGITS && text.charAt(INDIA.length()) >= '6');
    }

    @Override
    public String toString() {
        return text;
    }
}
