package dev.furrow.internal.replay;

import org.jspecify.annotations.Nullable;

/// The line of the user's code that is at work.
final class Source {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final int LONGEST = 200;

    private Source() {}

    /// The innermost frame that is neither ours nor the JDK's, as `Class.method(File.java:7)` with the class's
    /// simple name; null if there is none.
    static @Nullable String here() {
        return WALKER.walk(frames -> frames.filter(frame -> !isMachinery(frame.getClassName()))
                        .findFirst())
                .map(Source::describe)
                .orElse(null);
    }

    /// The same as an element of a stack trace.
    static @Nullable StackTraceElement element() {
        return WALKER.walk(frames -> frames.filter(frame -> !isMachinery(frame.getClassName()))
                        .findFirst())
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null);
    }

    static boolean isMachinery(String className) {
        return className.startsWith("dev.furrow.internal.")
                || className.startsWith("dev.furrow.workflow.")
                || className.startsWith("dev.furrow.plan.")
                || className.startsWith("java.")
                || className.startsWith("jdk.")
                || className.contains("$Proxy");
    }

    private static String describe(StackWalker.StackFrame frame) {
        String type = frame.getClassName();
        String simple = type.substring(type.lastIndexOf('.') + 1);
        String text =
                simple + "." + frame.getMethodName() + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
