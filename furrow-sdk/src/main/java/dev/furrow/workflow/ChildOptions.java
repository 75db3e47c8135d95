package dev.furrow.workflow;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a child workflow is started, or an execution continued as new. What is absent comes from the annotation,
/// then from the type's registered default.
///
/// @param taskList whose workers decide
/// @param executionTimeout how long it may take altogether
/// @param decisionTimeout how long one decision may take
/// @param childPolicy what becomes of its own children when it is terminated or times out
/// @param tags at most five, each at most 256 characters
/// @param priority higher is sooner
public record ChildOptions(
        @Nullable String taskList,
        @Nullable Duration executionTimeout,
        @Nullable Duration decisionTimeout,
        @Nullable ChildPolicy childPolicy,
        List<String> tags,
        @Nullable Integer priority) {
    private static final ChildOptions DEFAULTS = new ChildOptions(null, null, null, null, List.of(), null);

    /// Copies the tags.
    public ChildOptions {
        tags = List.copyOf(tags);
    }

    /// Everything absent.
    public static ChildOptions defaults() {
        return DEFAULTS;
    }

    /// With a task list.
    public ChildOptions taskList(String name) {
        return new ChildOptions(name, executionTimeout, decisionTimeout, childPolicy, tags, priority);
    }

    /// With a limit for the whole execution.
    public ChildOptions executionTimeout(Duration limit) {
        return new ChildOptions(taskList, limit, decisionTimeout, childPolicy, tags, priority);
    }

    /// With a limit for one decision.
    public ChildOptions decisionTimeout(Duration limit) {
        return new ChildOptions(taskList, executionTimeout, limit, childPolicy, tags, priority);
    }

    /// With a policy for its children.
    public ChildOptions childPolicy(ChildPolicy policy) {
        return new ChildOptions(taskList, executionTimeout, decisionTimeout, policy, tags, priority);
    }

    /// With tags.
    public ChildOptions tags(String... texts) {
        return tags(List.of(texts));
    }

    /// With tags, for example those of the parent: `Workflow.info().tags()`.
    public ChildOptions tags(List<String> texts) {
        return new ChildOptions(taskList, executionTimeout, decisionTimeout, childPolicy, texts, priority);
    }

    /// With a priority.
    public ChildOptions priority(int number) {
        return new ChildOptions(taskList, executionTimeout, decisionTimeout, childPolicy, tags, number);
    }

    /// These, with what is absent taken from others.
    public ChildOptions or(ChildOptions others) {
        return new ChildOptions(
                taskList != null ? taskList : others.taskList,
                executionTimeout != null ? executionTimeout : others.executionTimeout,
                decisionTimeout != null ? decisionTimeout : others.decisionTimeout,
                childPolicy != null ? childPolicy : others.childPolicy,
                tags.isEmpty() ? others.tags : tags,
                priority != null ? priority : others.priority);
    }
}
