package dev.furrow.server.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a Condition block: an operator, a key, the values of which one must fit.
///
/// @param spelling the operator as it stands in the policy, for explanations
/// @param quantifier for keys with many values
/// @param ifExists whether the condition holds when the key is absent
/// @param operator how values are compared; null for `Null`, which asks whether the key is there
/// @param key its name in lower case
/// @param keySpelling its name as it stands in the policy
/// @param wanted the policy's values
record Condition(
        String spelling,
        Quantifier quantifier,
        boolean ifExists,
        @Nullable Operator operator,
        String key,
        String keySpelling,
        List<Pattern> wanted) {
    /// Which of the values of a key must fit.
    enum Quantifier {
        /// The one that there is.
        ONE,
        /// Each of them; none is fine.
        ALL,
        /// At least one.
        ANY
    }

    boolean holds(AccessRequest request) {
        List<String> values = request.values(key);
        if (operator == null) {
            boolean absent = values == null || values.isEmpty();
            return wanted.stream().anyMatch(value -> Boolean.parseBoolean(value.toString()) == absent);
        }
        if (values == null || values.isEmpty()) {
            return switch (quantifier) {
                case ONE -> ifExists || operator.negated();
                case ALL -> true;
                case ANY -> ifExists;
            };
        }
        return quantifier == Quantifier.ALL
                ? values.stream().allMatch(value -> fits(operator, value, request))
                : values.stream().anyMatch(value -> fits(operator, value, request));
    }

    private boolean fits(Operator by, String value, AccessRequest request) {
        boolean any = false;
        for (Pattern one : wanted) {
            if (by.comparison().holds(value, one, request)) {
                any = true;
                break;
            }
        }
        return any != by.negated();
    }

    /// The condition with the request's values, for the operator of the server.
    String explain(AccessRequest request) {
        List<String> values = request.values(key);
        return spelling + " " + keySpelling + " " + wanted + ": " + (values == null ? "absent" : values) + ", "
                + (holds(request) ? "holds" : "does not hold");
    }
}
