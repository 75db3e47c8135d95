package dev.furrow.engine.decision;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;

/// Which decisions the caller of RespondDecisionTaskCompleted may make. SWF authorises each decision as an action of
/// its own (specification, section 3.5).
@FunctionalInterface
public interface Permissions {
    /// Everything is allowed.
    Permissions ALL = (decision, type) -> true;

    /// Whether this decision is allowed.
    ///
    /// @param type the type of the run that decides
    boolean allow(Decision decision, WorkflowType type);
}
