package dev.furrow.internal.failure;

import dev.furrow.payload.PayloadFormatException;
import dev.furrow.payload.PayloadTooLargeException;
import dev.furrow.payload.Payloads;
import dev.furrow.workflow.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes exceptions for the other side and reads what the other side has written.
///
/// Only a class that the method declares is ever built from what came in; the wire never chooses one.
public final class Failures {
    private static final int REASON = 256;
    private static final int MESSAGE = 4_000;
    private static final int STACK = 12_000;
    /// What is left of message and stack where the whole does not fit.
    private static final int SCANTY = 1_000;

    private Failures() {}

    /// An exception on its way.
    ///
    /// @param reason one line for people, at most 256 characters
    /// @param details for [#read]
    public record Written(String reason, String details) {}

    /// A failure that came in.
    ///
    /// @param failure as a value
    /// @param declared the exception itself, if the method declares it; null otherwise
    /// @param remoteStack its trace as text; empty if none came
    public record Read(
            Failure.Application failure, @Nullable Throwable declared, String remoteStack) {}

    /// Writes an exception, always so that it can be read: what is long is cut, the deepest frames of the stack
    /// first; fields of its own are left out only if it does not fit with them.
    ///
    /// @param declared the exceptions that the method declares
    public static Written write(Throwable thrown, List<Class<? extends Throwable>> declared, Payloads payloads) {
        Class<? extends Throwable> known = declaredClass(thrown, declared);
        String type = (known == null ? thrown.getClass() : known).getName();
        String message = thrown.getMessage();
        String stack = stackOf(thrown);
        JsonNode fields = known == null ? null : ExceptionFields.of(thrown, payloads.mapper());
        String line = message == null ? type : type + ": " + message;
        List<FailureDetails> forms = List.of(
                new FailureDetails(type, cut(message, MESSAGE), cut(stack, STACK), fields),
                new FailureDetails(type, cut(message, SCANTY), cut(stack, SCANTY), fields),
                new FailureDetails(type, cut(message, SCANTY), cut(stack, SCANTY), null));
        return new Written(String.valueOf(cut(line, REASON)), firstThatFits(forms, payloads));
    }

    private static String firstThatFits(List<FailureDetails> forms, Payloads payloads) {
        for (FailureDetails form : forms.subList(0, forms.size() - 1)) {
            try {
                return payloads.write(form, "", "The failure " + form.type());
            } catch (PayloadTooLargeException tooLarge) {
                // The next form is shorter.
            }
        }
        return payloads.write(
                forms.getLast(), "", "The failure " + forms.getLast().type());
    }

    /// Whether an exception is an answer that the method declares.
    public static boolean isDeclared(Throwable thrown, List<Class<? extends Throwable>> declared) {
        return declaredClass(thrown, declared) != null;
    }

    private static @Nullable Class<? extends Throwable> declaredClass(
            Throwable thrown, List<Class<? extends Throwable>> declared) {
        for (Class<? extends Throwable> candidate : declared) {
            if (candidate == thrown.getClass()) {
                return candidate;
            }
        }
        for (Class<? extends Throwable> candidate : declared) {
            if (candidate.isInstance(thrown)
                    && candidate != Exception.class
                    && candidate != Throwable.class
                    && candidate != RuntimeException.class) {
                return candidate;
            }
        }
        return null;
    }

    /// Reads a failure.
    public static Read read(
            @Nullable String reason,
            @Nullable String details,
            List<Class<? extends Throwable>> declared,
            Payloads payloads) {
        FailureDetails known = parse(details, payloads);
        if (known == null) {
            String words = details == null ? "" : details;
            return new Read(new Failure.Application(reason == null ? "" : reason, words), null, "");
        }
        String message = known.message() == null ? "" : known.message();
        Throwable rebuilt = null;
        for (Class<? extends Throwable> candidate : declared) {
            if (candidate.getName().equals(known.type())) {
                rebuilt = ExceptionFields.rebuild(candidate, message, known.fields(), payloads.mapper());
            }
        }
        return new Read(
                new Failure.Application(known.type(), message), rebuilt, known.stack() == null ? "" : known.stack());
    }

    private static @Nullable FailureDetails parse(@Nullable String details, Payloads payloads) {
        if (details == null || details.isEmpty()) {
            return null;
        }
        try {
            Object read = payloads.read(details, FailureDetails.class, "", "A failure");
            // Other workers write JSON as well; without a type it is theirs.
            return read instanceof FailureDetails found && hasType(found) ? found : null;
        } catch (PayloadFormatException foreign) {
            return null;
        }
    }

    @SuppressWarnings("ConstantValue")
    private static boolean hasType(FailureDetails details) {
        return (Object) details.type() != null;
    }

    private static String stackOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static @Nullable String cut(@Nullable String text, int limit) {
        return text == null || text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }
}
