package dev.furrow.server.console.page;

/// The page on which somebody signs in.
///
/// @param to where to go then
/// @param problem why it has failed; empty for nothing
public record SignIn(String to, String problem) {
    static SignIn of(Visit visit, String problem) {
        String asked =
                visit.form().has("to") ? visit.form().text("to") : visit.query().text("to");
        return new SignIn(Reception.local(asked), problem);
    }
}
