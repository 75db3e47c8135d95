package dev.furrow.internal.replay;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a run says whose results it takes over: a tag, which people see in lists as well.
///
/// @param runId the run that is repaired
/// @param again patterns of activities that are done again all the same; `*` stands for anything
public record RepairTag(String runId, List<String> again) {
    private static final String BEGINNING = "furrow.repair:";

    /// Copies the patterns.
    public RepairTag {
        again = List.copyOf(again);
    }

    /// The tag.
    public String text() {
        return BEGINNING + runId + (again.isEmpty() ? "" : ":" + String.join("|", again));
    }

    /// Whether a tag is one of these.
    public static boolean is(String tag) {
        return tag.startsWith(BEGINNING);
    }

    static @Nullable RepairTag among(List<String> tags) {
        for (String tag : tags) {
            if (is(tag)) {
                String rest = tag.substring(BEGINNING.length());
                int end = rest.indexOf(':');
                return end < 0
                        ? new RepairTag(rest, List.of())
                        : new RepairTag(
                                rest.substring(0, end),
                                Arrays.asList(rest.substring(end + 1).split("\\|")));
            }
        }
        return null;
    }

    boolean reruns(String activityId, String type) {
        return again.stream()
                .map(pattern -> Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q")))
                .anyMatch(pattern -> pattern.matcher(activityId).matches()
                        || pattern.matcher(type).matches());
    }
}
