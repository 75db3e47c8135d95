package dev.furrow.server.http;

/// Answers requests to one path.
@FunctionalInterface
public interface Endpoint {
    /// Answers, now or later. Called on the event loop of the connection.
    void handle(Exchange exchange);
}
