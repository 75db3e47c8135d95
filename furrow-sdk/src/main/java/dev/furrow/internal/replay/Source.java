package dev.furrow.internal.replay;

import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The line of the user's code that is at work.
final class Source {
    /// Between a call and the user's code are about so many frames of ours.
    private static final int USUAL_DEPTH = 10;
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(), USUAL_DEPTH);
    private static final int LONGEST = 200;

    private Source() {}

    /// The innermost frame that is neither ours nor the JDK's, as `Class.method(File.java:7)` with the class's
    /// simple name; null if there is none.
    static @Nullable String here() {
        StackWalker.StackFrame frame = WALKER.walk(Source::innermost);
        return frame == null ? null : describe(frame);
    }

    /// The same as an element of a stack trace.
    static @Nullable StackTraceElement element() {
        StackWalker.StackFrame frame = WALKER.walk(Source::innermost);
        return frame == null ? null : frame.toStackTraceElement();
    }

    /// Every command asks for it, and a loop costs less than a pipeline.
    private static StackWalker.@Nullable StackFrame innermost(Stream<StackWalker.StackFrame> frames) {
        Iterator<StackWalker.StackFrame> all = frames.iterator();
        while (all.hasNext()) {
            StackWalker.StackFrame frame = all.next();
            if (!isMachinery(frame.getClassName())) {
                return frame;
            }
        }
        return null;
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
