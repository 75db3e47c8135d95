package dev.furrow.server.http;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that can be asked over HTTP.
///
/// @param service the SWF protocol, `POST /`
/// @param others by path
/// @param folders what answers for a path and everything below it, by the path
public record Endpoints(Endpoint service, Map<String, Endpoint> others, Map<String, Endpoint> folders) {
    static final Endpoint NOT_FOUND = exchange -> {
        if (exchange.path().equals("/")) {
            exchange.header("Allow", "POST").text(405, "The service is asked with POST\n");
        } else {
            exchange.text(404, "Nothing is here\n");
        }
    };

    /// Without folders.
    public Endpoints(Endpoint service, Map<String, Endpoint> others) {
        this(service, others, Map.of());
    }

    /// What answers at a path beside the service; null for nothing.
    @Nullable Endpoint at(String path) {
        Endpoint exact = others.get(path);
        if (exact != null || folders.isEmpty()) {
            return exact;
        }
        int second = path.indexOf('/', 1);
        return folders.get(second < 0 ? path : path.substring(0, second));
    }

    /// Whether a person has opened the address in a browser, for whom there are pages.
    boolean leadsToPages(Exchange exchange) {
        String accepted = exchange.requestHeader("Accept");
        return !folders.isEmpty()
                && HttpMethod.GET.equals(exchange.method())
                && exchange.path().equals("/")
                && accepted != null
                && accepted.contains("text/html");
    }

    /// Leads to the pages.
    void lead(Exchange exchange) {
        exchange.header("Location", folders.keySet().iterator().next() + "/").text(303, "");
    }
}
