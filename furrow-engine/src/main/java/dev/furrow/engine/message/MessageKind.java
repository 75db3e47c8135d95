package dev.furrow.engine.message;

/// The kinds of message; stored, so none is ever renamed.
public enum MessageKind {
    StartChild,
    ChildStarted,
    StartChildFailed,
    ChildClosed,
    ApplyChildPolicy,
    SignalExternal,
    ExternalSignaled,
    SignalExternalFailed,
    CancelExternal,
    ExternalCancelRequested,
    CancelExternalFailed
}
