package dev.furrow.server.console.bulk;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.server.console.page.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the page of a job shows.
///
/// @param plan what is done
/// @param first the first executions
/// @param done how many were done
/// @param settled how many were tried
/// @param refusals why some were refused, with their numbers
/// @param uncertain whether a crash may hide that some more were done
/// @param permission whether who looks may do it
/// @param startsIn how long until it begins
public record JobView(
        Plan plan,
        List<WorkflowExecution> first,
        int done,
        int settled,
        Map<String, Integer> refusals,
        boolean uncertain,
        Permission permission,
        Duration startsIn) {
    static final int SHOWN = 200;

    static JobView of(BulkJob job, Permission permission, Instant now) {
        Plan plan = job.plan();
        return new JobView(
                plan,
                job.targets().subList(0, Math.min(SHOWN, job.targets().size())),
                job.done(),
                job.settled(),
                job.refusals(),
                job.isUncertain(),
                permission,
                job.startsIn(now));
    }

    /// Whether the page must be looked at again.
    public boolean isMoving() {
        return plan.state() == Plan.State.WAITING || plan.state() == Plan.State.RUNNING;
    }

    /// Whether it can be gone on with.
    public boolean canGoOn() {
        return (plan.state() == Plan.State.STOPPED || plan.state() == Plan.State.INTERRUPTED) && settled < plan.total();
    }
}
