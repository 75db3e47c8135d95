package dev.furrow.internal.replay;

/// By what a command and its event find each other.
///
/// @param kind what is asked for
/// @param id unique among those of its kind
record CommandKey(Kind kind, String id) {

    /// What can be asked for.
    enum Kind {
        ACTIVITY,
        CANCEL_ACTIVITY,
        TIMER,
        CANCEL_TIMER,
        MARKER,
        CHILD,
        SIGNAL,
        CANCEL_EXTERNAL,
        LAMBDA,
        CLOSE
    }

    /// The id that the strand has given: what stands before `~`, and for a marker what stands behind `@`.
    String strandId() {
        return withoutAttempt(kind == Kind.MARKER ? id.substring(id.lastIndexOf('@') + 1) : id);
    }

    /// An id without what tells one attempt from another.
    static String withoutAttempt(String id) {
        int extra = id.indexOf('~');
        return extra < 0 ? id : id.substring(0, extra);
    }
}
