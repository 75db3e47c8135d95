package dev.furrow.server.access;

import java.util.List;

/// What policies would say to something that nobody has asked for yet.
///
/// @param allowed whether it would be allowed
/// @param action what it is, such as `swf:TerminateWorkflowExecution`
/// @param resource what it would be done to
/// @param reason the statement that decides, or why none does
/// @param statements every statement about it, with its conditions and the values that they see
public record Judgement(boolean allowed, String action, String resource, String reason, List<String> statements) {
    static Judgement open(String action, String resource) {
        return new Judgement(true, action, resource, "requests need not be signed here", List.of());
    }
}
