package dev.furrow.rental.phone;

/// Telephone numbers as networks show them.
final class Caller {
    private Caller() {}

    /// In international form: networks in India show a leading 0, or ten digits alone.
    static String international(String shown) {
        String digits = shown.strip();
        if (digits.startsWith("+")) {
            return digits;
        }
        String national = digits.startsWith("0") ? digits.substring(1) : digits;
        return national.length() == 10 ? "+91" + national : "+" + national;
    }
}
