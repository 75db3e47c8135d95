package dev.furrow.spring.farm;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;

@WorkflowType(version = "1.0")
public interface Orders {
    @Execute
    String place(String what);
}
