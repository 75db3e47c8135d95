package dev.furrow.examples.cron;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Backs up at the times of a schedule, until it is cancelled.
@WorkflowType(version = "1.0", executionTimeout = "365d")
interface Backups {

    /// @param schedule five fields of cron such as `0 3 * * *`, or an interval such as `PT1H`
    @Execute
    void keep(String schedule);
}
