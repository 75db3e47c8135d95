package dev.furrow.rental.phone;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// Writes ExoML, the few words of it that a voice menu needs.
final class ExoMl {
    private ExoMl() {}

    /// Speaks and hangs up.
    static String bye(List<String> lines) {
        return response(say(lines) + "<Hangup/>");
    }

    /// Speaks and waits for keys; after silence it says so and hangs up.
    ///
    /// @param digits how many are enough; 0 for as many as come before a hash
    static String ask(List<String> lines, int digits, String action, String silence) {
        String enough = digits == 0 ? "" : " numDigits=\"" + digits + '"';
        return response("<Gather method=\"GET\" timeout=\"8\" finishOnKey=\"#\"" + enough + " action=\""
                + HtmlUtils.htmlEscape(action) + "\">" + say(lines) + "</Gather>" + say(List.of(silence))
                + "<Hangup/>");
    }

    private static String say(List<String> lines) {
        return lines.stream()
                .map(line -> "<Say>" + HtmlUtils.htmlEscape(line, "UTF-8") + "</Say>")
                .collect(Collectors.joining());
    }

    private static String response(String verbs) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>" + verbs + "</Response>\n";
    }
}
