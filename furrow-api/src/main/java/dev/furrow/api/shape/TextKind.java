package dev.furrow.api.shape;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The string shapes of the service model: how long a string of each may be, and what it must look like.
///
/// Lengths come from the model; most upper ones are settings, see [ShapeLimits]. Formats come from the model's
/// descriptions of names and durations. Where SWF's own clients break its documented rules (a child's workflowId with
/// `:` and `/` in it), only what the service was seen to refuse is refused.
public enum TextKind {
    ACTIVITY_ID(1, ShapeLimits::nameCharacters, TextRule.ID),
    ARN(1, limits -> 1_600, TextRule.UNICODE),
    CAUSE_MESSAGE(0, limits -> 1_728, TextRule.ANYTHING),
    DATA(0, ShapeLimits::payloadCharacters, TextRule.ANYTHING),
    DESCRIPTION(0, ShapeLimits::descriptionCharacters, TextRule.ANYTHING),
    DOMAIN_NAME(1, ShapeLimits::nameCharacters, TextRule.UNICODE),
    /// The name that a domain is registered under, where the rules for names are enforced.
    NEW_DOMAIN_NAME(1, ShapeLimits::nameCharacters, TextRule.TRIMMED_NAME),
    /// Days, or `NONE`.
    DURATION_IN_DAYS(1, limits -> 8, TextRule.RETENTION),
    /// Seconds.
    DURATION_IN_SECONDS(1, limits -> 8, TextRule.SECONDS),
    /// Seconds or `NONE`; the empty string means absence.
    DURATION_IN_SECONDS_OPTIONAL(0, limits -> 8, TextRule.SECONDS_OR_NONE),
    /// Seconds that an execution may take: never `NONE`, at most [ShapeLimits#executionSeconds()].
    EXECUTION_TIMEOUT_OPTIONAL(0, limits -> 8, TextRule.EXECUTION_SECONDS),
    FAILURE_REASON(0, ShapeLimits::reasonCharacters, TextRule.ANYTHING),
    FUNCTION_ID(1, ShapeLimits::nameCharacters, TextRule.UNICODE),
    FUNCTION_INPUT(0, ShapeLimits::payloadCharacters, TextRule.ANYTHING),
    FUNCTION_NAME(1, limits -> 64, TextRule.UNICODE),
    /// Seconds that a Lambda function may take: 1 to 900.
    FUNCTION_TIMEOUT_OPTIONAL(0, limits -> 8, TextRule.FUNCTION_SECONDS),
    IDENTITY(0, ShapeLimits::nameCharacters, TextRule.ANYTHING),
    LIMITED_DATA(0, ShapeLimits::heartbeatDetailsCharacters, TextRule.ANYTHING),
    MARKER_NAME(1, ShapeLimits::nameCharacters, TextRule.UNICODE),
    NAME(1, ShapeLimits::nameCharacters, TextRule.UNICODE),
    /// The name that a type is registered under, where the rules for names are enforced.
    NEW_NAME(1, ShapeLimits::nameCharacters, TextRule.PLAIN_NAME),
    /// The version that a type is registered under, where the rules for names are enforced.
    NEW_VERSION(1, ShapeLimits::versionCharacters, TextRule.PLAIN_NAME),
    PAGE_TOKEN(0, limits -> 2_048, TextRule.UNICODE),
    RESOURCE_TAG_KEY(1, ShapeLimits::resourceTagKeyCharacters, TextRule.RESOURCE_TAG_KEY),
    RESOURCE_TAG_VALUE(0, ShapeLimits::resourceTagValueCharacters, TextRule.RESOURCE_TAG_VALUE),
    SIGNAL_NAME(1, ShapeLimits::nameCharacters, TextRule.UNICODE),
    TAG(0, ShapeLimits::executionTagCharacters, TextRule.UNICODE),
    TASK_LIST_NAME(1, ShapeLimits::nameCharacters, TextRule.TRIMMED_NAME),
    TASK_PRIORITY(0, limits -> Integer.MAX_VALUE, TextRule.PRIORITY),
    TASK_TOKEN(1, limits -> 1_024, TextRule.UNICODE),
    TERMINATE_REASON(0, ShapeLimits::reasonCharacters, TextRule.ANYTHING),
    TIMER_ID(1, ShapeLimits::nameCharacters, TextRule.ID),
    VERSION(1, ShapeLimits::versionCharacters, TextRule.UNICODE),
    VERSION_OPTIONAL(0, ShapeLimits::versionCharacters, TextRule.UNICODE),
    WORKFLOW_ID(1, ShapeLimits::nameCharacters, TextRule.ID),
    WORKFLOW_RUN_ID(1, limits -> 64, TextRule.UNICODE),
    /// The empty string means absence.
    WORKFLOW_RUN_ID_OPTIONAL(0, limits -> 64, TextRule.UNICODE);

    private final int minLength;
    private final ToIntFunction<ShapeLimits> maxLength;
    private final TextRule rule;

    TextKind(int minLength, ToIntFunction<ShapeLimits> maxLength, TextRule rule) {
        this.minLength = minLength;
        this.maxLength = maxLength;
        this.rule = rule;
    }

    /// The fewest UTF-16 code units.
    public int minLength() {
        return minLength;
    }

    /// The most UTF-16 code units.
    public int maxLength(ShapeLimits limits) {
        return maxLength.applyAsInt(limits);
    }

    /// Whether an empty string says the same as an absent member.
    public boolean emptyIsAbsent() {
        return switch (this) {
            case DURATION_IN_SECONDS_OPTIONAL,
                    EXECUTION_TIMEOUT_OPTIONAL,
                    FUNCTION_TIMEOUT_OPTIONAL,
                    TASK_PRIORITY,
                    PAGE_TOKEN,
                    VERSION_OPTIONAL,
                    WORKFLOW_RUN_ID_OPTIONAL -> true;
            default -> false;
        };
    }

    /// What is wrong with a text, in the words of a constraint violation; null when nothing is.
    public @Nullable String violatedConstraint(String text, ShapeLimits limits) {
        if (text.length() < minLength) {
            return "Member must have length greater than or equal to " + minLength;
        }
        int max = maxLength(limits);
        if (text.length() > max) {
            return "Member must have length less than or equal to " + max;
        }
        return rule.violated(text, limits);
    }
}
