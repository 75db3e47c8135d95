package dev.furrow.server.console.execution;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.engine.Engine;
import dev.furrow.server.console.insight.Payload;
import dev.furrow.server.console.insight.ReplayCode;
import dev.furrow.server.console.insight.Timeline;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which page about an execution answers at which path: pages for people below `/console/execution`, the same for
/// scripts below `/console/api/execution`.
public final class ExecutionPages {
    private static final String PAGES = "/console/execution";
    private static final String API = "/console/api/execution";
    private static final int TIMELINE_ROWS = 60;
    private static final int TIMELINE_WIDTH = 1_000;
    private static final int MOST_OF_A_VALUE = 100_000;

    private final Histories histories;

    private ExecutionPages(Engine engine) {
        histories = new Histories(engine);
    }

    /// What is open, in JSON.
    public record PendingWork(List<Pending> pending) {}

    /// What a part of a page shows.
    ///
    /// @param address names the execution in addresses
    /// @param part what it shows
    public record Part<T>(String address, T part) {}

    /// All pages, by path.
    public static Map<String, Page> of(Engine engine) {
        ExecutionPages pages = new ExecutionPages(engine);
        Map<String, Page> routes = new LinkedHashMap<>();
        routes.put(PAGES, pages.html("execution.jte", ExecutionView::of));
        routes.put(PAGES + "/rows", pages.part("execution-rows.jte", pages::rows));
        routes.put(PAGES + "/event", pages.part("execution-event.jte", pages::event));
        routes.put(PAGES + "/timeline", pages.part("execution-timeline.jte", pages::timeline));
        routes.put(PAGES + "/at", pages.part("execution-at.jte", pages::at));
        routes.put(PAGES + "/family", pages.part("execution-family.jte", Family::of));
        routes.put(PAGES + "/limits", pages.part("execution-limits.jte", Costs::of));
        routes.put(PAGES + "/copy", pages.part("execution-copy.jte", Copies::of));
        routes.put(PAGES + "/value", pages::value);
        routes.put(PAGES + "/history", pages::download);
        routes.put(PAGES + "/act", new ActPage(false));

        routes.put(API, pages.json(Facts::of));
        routes.put(API + "/why", pages.json(execution -> Reasons.of(execution.why(), execution.words())));
        routes.put(API + "/pending", pages.json(pages::pending));
        routes.put(API + "/rows", pages.json(pages::rows));
        routes.put(API + "/event", pages.json(pages::event));
        routes.put(API + "/at", pages.json(pages::at));
        routes.put(API + "/family", pages.json(Family::of));
        routes.put(API + "/limits", pages.json(Costs::of));
        routes.put(API + "/copy", pages.json(Copies::of));
        routes.put(API + "/value", pages::value);
        routes.put(API + "/history", pages::download);
        routes.put(API + "/act", new ActPage(true));
        return routes;
    }

    private Page html(String template, Function<Execution, ? extends Record> model) {
        return new OfExecution(execution -> Response.html(template, model.apply(execution)));
    }

    private Page part(String template, Function<Execution, ? extends Record> model) {
        return new OfExecution(execution ->
                Response.html(template, new Part<>(ExecutionView.address(execution), model.apply(execution))));
    }

    private Page json(Function<Execution, ? extends Record> model) {
        return new OfExecution(execution -> Response.json(200, Json.encode(model.apply(execution))));
    }

    /// A page about an execution, which changes as long as that is open.
    private final class OfExecution implements Page {
        private final Function<Execution, Response> answer;

        private OfExecution(Function<Execution, Response> answer) {
            this.answer = answer;
        }

        @Override
        public Response get(Visit visit) {
            return answer.apply(Execution.of(visit, histories));
        }

        @Override
        public @Nullable Live live(Visit visit) {
            return Execution.of(visit, histories).live();
        }
    }

    private Rows rows(Execution execution) {
        Visit visit = execution.visit();
        return Rows.of(execution, visit.query().text("mode"), visit.query().number("from", 0, 0, Integer.MAX_VALUE));
    }

    private EventView event(Execution execution) {
        return EventView.of(execution, execution.visit().query().number("id", 1, 0, Integer.MAX_VALUE), Payload.GLANCE);
    }

    private Then at(Execution execution) {
        int last = (int) execution.work().lastEventId();
        return Then.of(execution, execution.visit().query().number("id", last, 1, last));
    }

    private PendingWork pending(Execution execution) {
        return new PendingWork(
                execution.isOpen()
                        ? Pending.of(execution.work(), event -> execution.startedBy(execution.id(), event))
                        : List.of());
    }

    private Timeline timeline(Execution execution) {
        int from = execution.visit().query().number("from", 0, 0, Integer.MAX_VALUE);
        return execution.index(index -> Timeline.of(
                index, from, TIMELINE_ROWS, TIMELINE_WIDTH, execution.visit().now()));
    }

    /// The whole of one value, as it is or as much of it as an eye can take.
    private Response value(Visit visit) {
        Execution execution = Execution.of(visit, histories);
        String name = visit.query().text("member");
        int id = visit.query().number("event", 0, 0, Integer.MAX_VALUE);
        HistoryEvent event = id == 0 ? null : execution.histories().event(execution.domain(), execution.id(), id);
        String value = id == 0 && name.equals("executionContext")
                ? execution.detail().latestExecutionContext()
                : event == null ? null : EventView.member(event, name);
        if (value == null) {
            throw Fault.validation("There is no value " + name + " in event " + id);
        }
        if (visit.isFragment()) {
            return Response.html("execution-value.jte", Payload.of(value, MOST_OF_A_VALUE));
        }
        return new Response.Stream(
                "application/octet-stream",
                name.replaceAll("[^A-Za-z]", "") + "-" + id + ".txt",
                out -> out.write(value.getBytes(StandardCharsets.UTF_8)));
    }

    /// The history as our test kit reads it.
    private Response download(Visit visit) {
        Execution execution = Execution.of(visit, histories);
        return new Response.Stream("application/json", ReplayCode.fileName(execution.id()) + ".json", out -> {
            JsonWriter head = new JsonWriter()
                    .beginObject()
                    .member("domain")
                    .string(execution.domain())
                    .member("workflowExecution");
            Json.write(execution.id(), head);
            head.member("events").beginArray();
            out.write(head.toByteArray());
            boolean[] first = {true};
            try {
                histories.raw(execution.domain(), execution.id(), json -> {
                    try {
                        if (!first[0]) {
                            out.write(',');
                        }
                        first[0] = false;
                        out.write(json);
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                });
            } catch (UncheckedIOException gone) {
                throw gone.getCause();
            }
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        });
    }
}
