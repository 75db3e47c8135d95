package dev.furrow.engine.execution;

/// The two kinds of task; each has its own name space of lists.
public enum TaskKind {
    DECISION,
    ACTIVITY
}
