package dev.furrow.server.http;

import java.util.Map;

/// Everything that can be asked over HTTP.
///
/// @param service the SWF protocol, `POST /`
/// @param others by path
public record Endpoints(Endpoint service, Map<String, Endpoint> others) {
    static final Endpoint NOT_FOUND = exchange -> {
        if (exchange.path().equals("/")) {
            exchange.header("Allow", "POST").text(405, "The service is asked with POST\n");
        } else {
            exchange.text(404, "Nothing is here\n");
        }
    };
}
