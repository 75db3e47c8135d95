package dev.furrow.server.console.page;

/// Why a page is not shown.
///
/// @param status of HTTP
/// @param type the name of the refusal in the API; empty for none
/// @param message what happened
public record Problem(int status, String type, String message) {}
