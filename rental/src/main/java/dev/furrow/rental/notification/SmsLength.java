package dev.furrow.rental.notification;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// How many messages a text is billed as. The GSM alphabet has 7 bits a character and 160 to a message, in parts 153;
/// any other character makes all of them UCS-2: 70, in parts 67.
///
/// @param unicode whether it has another character
/// @param units septets or 16-bit units
/// @param parts how many messages
record SmsLength(boolean unicode, int units, int parts) {
    // GSM 03.38, default alphabet and its extension; only membership matters here.
    private static final Set<Integer> ONE =
            characters("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
                    + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static final Set<Integer> TWO = characters("\f^{}\\[~]|€");

    private static Set<Integer> characters(String all) {
        return all.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }

    /// Measures a text.
    public static SmsLength of(String text) {
        if (text.codePoints().allMatch(each -> ONE.contains(each) || TWO.contains(each))) {
            int septets =
                    text.codePoints().map(each -> TWO.contains(each) ? 2 : 1).sum();
            return new SmsLength(false, septets, septets <= 160 ? 1 : Math.ceilDiv(septets, 153));
        }
        int units = text.getBytes(StandardCharsets.UTF_16BE).length / 2;
        return new SmsLength(true, units, units <= 70 ? 1 : Math.ceilDiv(units, 67));
    }
}
