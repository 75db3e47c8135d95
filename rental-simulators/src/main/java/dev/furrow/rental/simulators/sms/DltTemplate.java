package dev.furrow.rental.simulators.sms;

import java.util.regex.Pattern;

/// A template in the operators' register. Messages must be exactly its text, with 1 to 40 characters in place of each
/// `{#var#}`.
///
/// @param id the template's, 19 digits as a rule
/// @param entityId the business that registered it
/// @param header the sender that may use it
/// @param content the text
/// @param promotional whether it advertises, which is allowed by day only
public record DltTemplate(String id, String entityId, String header, String content, boolean promotional) {
    private static final String VARIABLE = "{#var#}";
    private static final String FILLED = "[\\s\\S]{1,40}";

    /// Whether a message is one of this template.
    public boolean fits(String body) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (int at = content.indexOf(VARIABLE); at >= 0; at = content.indexOf(VARIABLE, from)) {
            pattern.append(Pattern.quote(content.substring(from, at))).append(FILLED);
            from = at + VARIABLE.length();
        }
        pattern.append(Pattern.quote(content.substring(from)));
        return Pattern.matches(pattern.toString(), body);
    }
}
