package dev.furrow.server.console.page;

import dev.furrow.server.console.live.Live;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a page answers.
public sealed interface Response {
    /// For a method that the page does not know.
    Response NOT_ALLOWED = new Bytes(405, "text/plain; charset=utf-8", new byte[0]);

    /// A template with its model.
    ///
    /// @param template its file below `src/main/jte`
    /// @param parameters by name, without the visit, which every template has as `v`
    record Html(int status, String template, Map<String, Object> parameters) implements Response {}

    /// Somewhere else, to be asked with `GET`.
    ///
    /// @param to a path of the console, with its query
    record Redirect(String to) implements Response {}

    /// Bytes that are there.
    record Bytes(int status, String contentType, byte[] body) implements Response {}

    /// Something long, written while it is read.
    ///
    /// @param fileName under which a browser keeps it; empty to show it
    record Stream(String contentType, String fileName, Body body) implements Response {}

    /// Word of changes, for as long as somebody listens.
    record Changes(Live live) implements Response {}

    /// Writes a body.
    @FunctionalInterface
    interface Body {
        /// Writes all of it.
        void write(OutputStream out) throws IOException;
    }

    /// A page.
    ///
    /// @param model its parameter `m`
    static Response html(String template, Object model) {
        return new Html(200, template, Map.of("m", model));
    }

    /// A page with another status.
    static Response html(int status, String template, Object model) {
        return new Html(status, template, Map.of("m", model));
    }

    /// Somewhere else in the console.
    static Response redirect(String to) {
        return new Redirect(to);
    }

    /// JSON that is there.
    static Response json(int status, byte[] body) {
        return new Bytes(status, "application/json", body);
    }

    /// Plain text.
    static Response text(int status, String text) {
        return new Bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /// The parameters of a template, with the visit.
    static Map<String, Object> parameters(Html html, Visit visit) {
        Map<String, Object> all = new LinkedHashMap<>(html.parameters());
        all.put("v", visit);
        return all;
    }
}
