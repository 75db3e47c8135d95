package dev.furrow.server.policy;

import java.util.ArrayList;
import java.util.List;

/// What policies say to a request: denied unless a statement allows it, and denied whatever allows it if a statement
/// denies it.
///
/// @param allowed the decision
/// @param reason the statement that has decided, or that none did
public record Verdict(boolean allowed, String reason) {
    private static final Verdict NOBODY = new Verdict(false, "no statement allows it");

    /// Decides.
    public static Verdict of(Iterable<Policy> policies, AccessRequest request) {
        Statement allowing = null;
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                // A statement that would change nothing is not looked at.
                if ((!statement.allows() || allowing == null) && statement.applies(request)) {
                    if (!statement.allows()) {
                        return new Verdict(false, "denied by " + statement.name());
                    }
                    allowing = statement;
                }
            }
        }
        return allowing == null ? NOBODY : new Verdict(true, "allowed by " + allowing.name());
    }

    /// Every statement that is about the request, with its conditions and the values that they saw.
    public static List<String> explain(Iterable<Policy> policies, AccessRequest request) {
        List<String> lines = new ArrayList<>();
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                if (statement.isAbout(request)) {
                    lines.add(statement.name()
                            + (statement.allows() ? " allows: " : " denies: ")
                            + (statement.applies(request) ? "applies" : "does not apply"));
                    statement.conditions().forEach(condition -> lines.add("  " + condition.explain(request)));
                }
            }
        }
        return lines;
    }
}
