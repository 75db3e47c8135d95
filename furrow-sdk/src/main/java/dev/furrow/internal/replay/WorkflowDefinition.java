package dev.furrow.internal.replay;

import dev.furrow.internal.contract.WorkflowContract;
import java.util.Set;
import java.util.function.Supplier;

/// A workflow that can be run.
///
/// @param contract what it looks like from outside
/// @param factory makes the object for one execution
/// @param held patches that are not taken yet
public record WorkflowDefinition(WorkflowContract contract, Supplier<?> factory, Set<String> held) {}
