package dev.furrow.rental.simulators.sms;

/// How long a text message is for the network. Characters of the GSM alphabet take 7 bits (a few of them twice), 160
/// to a message and 153 to a part of a longer one; one other character makes it 16 bits for all: 70 and 67.
///
/// @param unicode whether it needs 16 bits
/// @param units what it takes: septets, or UTF-16 units
/// @param parts how many messages are billed
public record SmsLength(boolean unicode, int units, int parts) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int GSM_SINGLE = 160;
    private static final int GSM_PART = 153;
    private static final int UNICODE_SINGLE = 70;
    private static final int UNICODE_PART = 67;

    public static SmsLength of(String body) {
        int septets = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (BASIC.indexOf(c) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(c) >= 0) {
                septets += 2;
            } else {
                return new SmsLength(true, body.length(), parts(body.length(), UNICODE_SINGLE, UNICODE_PART));
            }
        }
        return new SmsLength(false, septets, parts(septets, GSM_SINGLE, GSM_PART));
    }

    private static int parts(int units, int single, int part) {
        return units <= single ? 1 : (units + part - 1) / part;
    }
}
