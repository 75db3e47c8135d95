package dev.furrow;

import dev.furrow.workflow.ChildPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an execution is started. What is absent comes from the annotation, then from the type's registered
/// default.
///
/// @param taskList whose workers decide
/// @param executionTimeout how long it may take altogether
/// @param decisionTimeout how long one decision may take
/// @param childPolicy what becomes of its children when it is terminated or times out
/// @param tags at most five, each at most 256 characters
/// @param priority higher is sooner
/// @param onDuplicate what happens when an open execution has the name already
public record StartOptions(
        @Nullable String taskList,
        @Nullable Duration executionTimeout,
        @Nullable Duration decisionTimeout,
        @Nullable ChildPolicy childPolicy,
        List<String> tags,
        @Nullable Integer priority,
        OnDuplicate onDuplicate) {
    private static final StartOptions DEFAULTS =
            new StartOptions(null, null, null, null, List.of(), null, OnDuplicate.REFUSE);
    private static final int MOST_TAGS = 5;
    private static final int LONGEST_TAG = 256;

    /// Copies the tags.
    ///
    /// @throws IllegalArgumentException if there are too many, or one is empty or too long
    public StartOptions {
        tags = List.copyOf(tags);
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException("An execution has " + MOST_TAGS + " tags at most, not " + tags.size());
        }
        for (String tag : tags) {
            if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
                throw new IllegalArgumentException(
                        "A tag has 1 to " + LONGEST_TAG + " characters, not " + tag.length() + ": \"" + tag + "\"");
            }
        }
    }

    /// Everything absent.
    public static StartOptions defaults() {
        return DEFAULTS;
    }

    /// On a task list.
    public StartOptions taskList(String name) {
        return new StartOptions(name, executionTimeout, decisionTimeout, childPolicy, tags, priority, onDuplicate);
    }

    /// With a limit for the whole execution.
    public StartOptions executionTimeout(Duration limit) {
        return new StartOptions(taskList, limit, decisionTimeout, childPolicy, tags, priority, onDuplicate);
    }

    /// With a limit for one decision.
    public StartOptions decisionTimeout(Duration limit) {
        return new StartOptions(taskList, executionTimeout, limit, childPolicy, tags, priority, onDuplicate);
    }

    /// With a policy for children.
    public StartOptions childPolicy(ChildPolicy policy) {
        return new StartOptions(taskList, executionTimeout, decisionTimeout, policy, tags, priority, onDuplicate);
    }

    /// With tags.
    public StartOptions tags(String... texts) {
        return new StartOptions(
                taskList, executionTimeout, decisionTimeout, childPolicy, List.of(texts), priority, onDuplicate);
    }

    /// With a priority.
    public StartOptions priority(int number) {
        return new StartOptions(taskList, executionTimeout, decisionTimeout, childPolicy, tags, number, onDuplicate);
    }

    /// With another answer to a name that is taken.
    public StartOptions onDuplicate(OnDuplicate way) {
        return new StartOptions(taskList, executionTimeout, decisionTimeout, childPolicy, tags, priority, way);
    }
}
