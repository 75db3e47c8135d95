package dev.furrow.test;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.Update;
import dev.furrow.workflow.WorkflowType;

/// A contract that fits every test.
@WorkflowType(version = "1.0", executionTimeout = "100d")
interface Program {
    @Execute
    String run(String input);

    @Signal
    void poke(String what);

    @Update
    String ask(String what);

    @State
    int pokes();
}
