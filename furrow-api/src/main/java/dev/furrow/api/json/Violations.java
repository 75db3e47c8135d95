package dev.furrow.api.json;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.api.shape.TextKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The constraints that one request breaks, each with the path to the member, worded as the service words them.
///
/// Holds the path of the member that is being read; entering and leaving costs an array store, the text is built only
/// for a violation. All are counted, but only the first ones are told: a body full of them must not be answered by
/// one that is many times as large. Not safe for use by several threads.
final class Violations {
    private static final int MOST_TOLD = 100;
    private static final int QUOTED_CHARACTERS = 256;

    private final @Nullable ShapeLimits limits;
    private final List<String> told = new ArrayList<>(0);
    private int count;
    private Object[] path = new Object[8];
    private int depth;

    private Violations(@Nullable ShapeLimits limits) {
        this.limits = limits;
    }

    static Violations collecting(ShapeLimits limits) {
        return new Violations(limits);
    }

    static Violations ignoring() {
        return new Violations(null);
    }

    void enter(String member) {
        push(member);
    }

    void enterElement(int index) {
        push(index + 1);
    }

    void leave() {
        depth--;
    }

    private void push(Object segment) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
        }
        path[depth++] = segment;
    }

    /// Reports the absence of a required member of the object that is being read.
    void missing(String member) {
        if (limits != null) {
            enter(member);
            add("null", "Member must not be null");
            leave();
        }
    }

    void check(TextKind kind, String text) {
        if (limits != null) {
            String constraint = kind.violatedConstraint(text, limits);
            if (constraint != null) {
                add(quote(text), constraint);
            }
        }
    }

    void checkPageSize(int size) {
        if (limits == null) {
            return;
        }
        if (size < 0) {
            add(quote(String.valueOf(size)), "Member must have value greater than or equal to 0");
        } else if (size > limits.pageSize()) {
            add(quote(String.valueOf(size)), "Member must have value less than or equal to " + limits.pageSize());
        }
    }

    void checkExecutionTags(List<?> tags) {
        if (limits != null && tags.size() > limits.executionTags()) {
            add(quote(tags.toString()), "Member must have length less than or equal to " + limits.executionTags());
        }
    }

    void notInEnum(String text, List<String> names) {
        if (limits != null) {
            add(quote(text), "Member must satisfy enum value set: [" + String.join(", ", names) + "]");
        }
    }

    void throwIfAny() {
        if (count > 0) {
            throw Fault.validation(count + " validation error" + (count == 1 ? "" : "s") + " detected: "
                    + String.join("; ", told)
                    + (count > told.size() ? "; and " + (count - told.size()) + " more" : ""));
        }
    }

    /// Where the reader stands, for the message of a wrong JSON type.
    String path() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (i > 0) {
                text.append('.');
            }
            text.append(path[i]);
            if (path[i] instanceof Integer) {
                text.append(".member");
            }
        }
        return text.toString();
    }

    private void add(String value, String constraint) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add("Value " + value + " at '" + path() + "' failed to satisfy constraint: " + constraint);
        }
    }

    private static String quote(String value) {
        return value.length() <= QUOTED_CHARACTERS
                ? "'" + value + "'"
                : "'" + value.substring(0, QUOTED_CHARACTERS) + "...'";
    }
}
