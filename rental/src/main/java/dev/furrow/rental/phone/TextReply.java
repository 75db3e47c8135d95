package dev.furrow.rental.phone;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody means who answers an offer by SMS: a yes or a no in one of three languages, and perhaps the order's
/// code. Whoever says both has said nothing.
///
/// @param code null if there is none
record TextReply(Answer answer, @Nullable String code) {
    private static final Set<String> YES = Set.of(
            "yes", "y", "ok", "okay", "accept", "haan", "han", "ha", "ho", "hoy", "हाँ", "हां", "हा", "जी", "हो", "होय",
            "ठीक");
    private static final Set<String> NO =
            Set.of("no", "n", "decline", "nahi", "nahin", "nako", "नहीं", "नही", "ना", "नाही", "नको");
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    enum Answer {
        ACCEPT,
        DECLINE,
        NOTHING
    }

    static TextReply parse(String body) {
        String text = digits(Normalizer.normalize(body, Normalizer.Form.NFC)).toLowerCase(Locale.ROOT);
        Matcher code = CODE.matcher(text);
        boolean yes = false;
        boolean no = false;
        for (String word : text.split("[^\\p{L}\\p{M}]+")) {
            yes |= YES.contains(word);
            no |= NO.contains(word);
        }
        Answer answer = yes == no ? Answer.NOTHING : yes ? Answer.ACCEPT : Answer.DECLINE;
        return new TextReply(answer, code.find() ? code.group() : null);
    }

    /// Digits of other scripts are digits.
    private static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (Character.isDigit(each)) {
                out.append(Character.digit(each, 10));
            } else {
                out.appendCodePoint(each);
            }
        });
        return out.toString();
    }
}
