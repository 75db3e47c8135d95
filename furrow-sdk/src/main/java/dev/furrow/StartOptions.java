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
public record StartOptions(
        @Nullable String taskList,
        @Nullable Duration executionTimeout,
        @Nullable Duration decisionTimeout,
        @Nullable ChildPolicy childPolicy,
        List<String> tags,
        @Nullable Integer priority) {
    private static final StartOptions DEFAULTS = new StartOptions(null, null, null, null, List.of(), null);

    /// Copies the tags.
    public StartOptions {
        tags = List.copyOf(tags);
    }

    /// Everything absent.
    public static StartOptions defaults() {
        return DEFAULTS;
    }

    /// On a task list.
    public StartOptions taskList(String name) {
        return new StartOptions(name, executionTimeout, decisionTimeout, childPolicy, tags, priority);
    }

    /// With a limit for the whole execution.
    public StartOptions executionTimeout(Duration limit) {
        return new StartOptions(taskList, limit, decisionTimeout, childPolicy, tags, priority);
    }

    /// With a limit for one decision.
    public StartOptions decisionTimeout(Duration limit) {
        return new StartOptions(taskList, executionTimeout, limit, childPolicy, tags, priority);
    }

    /// With a policy for children.
    public StartOptions childPolicy(ChildPolicy policy) {
        return new StartOptions(taskList, executionTimeout, decisionTimeout, policy, tags, priority);
    }

    /// With tags.
    public StartOptions tags(String... texts) {
        return new StartOptions(taskList, executionTimeout, decisionTimeout, childPolicy, List.of(texts), priority);
    }

    /// With a priority.
    public StartOptions priority(int number) {
        return new StartOptions(taskList, executionTimeout, decisionTimeout, childPolicy, tags, number);
    }
}
