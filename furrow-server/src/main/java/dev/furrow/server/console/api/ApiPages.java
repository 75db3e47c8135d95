package dev.furrow.server.console.api;

import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// For each page one for scripts: it asks the page, and writes as JSON what the page would show. So the two cannot
/// differ, and who may see the one may see the other. A request is authenticated by a session, or by a signature as
/// for the service; a signed one needs no proof of a form.
public final class ApiPages {
    private static final String PAGES = "/console/";
    private static final String API = "/console/api/";

    private ApiPages() {}

    /// The pages for scripts of those pages that have none of their own.
    public static Map<String, Page> of(Map<String, Page> pages) {
        Map<String, Page> api = new LinkedHashMap<>();
        pages.forEach((path, page) -> {
            String name = path.equals(PAGES) ? "home" : path.substring(PAGES.length());
            boolean hasOwn = name.startsWith("api/") || name.equals("execution") || name.startsWith("execution/");
            if (!hasOwn) {
                api.put(API + name, new ForScripts(page));
            }
        });
        return api;
    }

    private record ForScripts(Page page) implements Page {
        @Override
        public Response get(Visit visit) {
            return answer(page.get(visit));
        }

        @Override
        public Response post(Visit visit) {
            return answer(page.post(visit));
        }

        @Override
        public @Nullable Live live(Visit visit) {
            return page.live(visit);
        }

        private static Response answer(Response shown) {
            return switch (shown) {
                case Response.Html html -> {
                    @Nullable Object model = html.parameters().get("m");
                    yield model instanceof Record record
                            ? Response.json(html.status(), ModelJson.write(record))
                            : Response.json(html.status(), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                // Where a browser would go next: what was asked for is done.
                case Response.Redirect(String to) -> Response.json(200, ModelJson.write(new Next(to)));
                case Response.Bytes bytes -> bytes;
                case Response.Stream stream -> stream;
                case Response.Changes changes -> changes;
            };
        }
    }

    /// Where the answer to a form is.
    ///
    /// @param location the page
    public record Next(String location) {}
}
