package dev.furrow.rental.simulators.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds who answers a request. A path is a list of segments; `{name}` stands for any one. The first route that fits
/// answers, so that the more exact one is to be added first.
public final class Routes implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final List<Route> routes = new CopyOnWriteArrayList<>();

    private record Route(String method, String[] pattern, Handler handler, Function<Refusal, Reply> refused) {}

    /// @param refused how this provider words a refusal
    public Routes add(String method, String path, Handler handler, Function<Refusal, Reply> refused) {
        routes.add(new Route(method, path.split("/", -1), handler, refused));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).sendTo(exchange);
        } catch (RuntimeException bug) {
            LOG.error("A simulator failed at {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), bug);
            throw bug;
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> found = match(route.pattern, path);
            if (found == null) {
                continue;
            }
            if (!route.method.equals(exchange.getRequestMethod())) {
                methods.add(route.method);
                continue;
            }
            try {
                return route.handler.handle(new Request(exchange, found));
            } catch (Refusal refusal) {
                return route.refused.apply(refusal);
            }
        }
        if (methods.isEmpty()) {
            return Reply.text(404, "text/plain", "Nothing is served at this path.\n");
        }
        return Reply.text(405, "text/plain", "This path takes " + String.join(", ", methods) + ".\n")
                .with("Allow", String.join(", ", methods));
    }

    private static @Nullable Map<String, String> match(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                if (path[i].isEmpty()) {
                    return null;
                }
                // In a path a plus is a plus.
                found.put(
                        pattern[i].substring(1, pattern[i].length() - 1),
                        URLDecoder.decode(path[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!pattern[i].equals(path[i])) {
                return null;
            }
        }
        return found;
    }
}
