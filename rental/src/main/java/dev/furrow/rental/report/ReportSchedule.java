package dev.furrow.rental.report;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

/// Sends one report at its times, until it is cancelled.
@WorkflowType(version = "1.0", executionTimeout = "365d", decisionTimeout = "10s")
public interface ReportSchedule {

    /// @param report the name of its file
    /// @param cron five fields
    /// @param zone by whose clock
    @Execute
    void keep(String report, String cron, String zone);
}
