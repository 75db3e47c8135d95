package dev.furrow.server.console.tasklist;

import dev.furrow.engine.Engine;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.console.poller.Poller;
import dev.furrow.server.console.sample.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All task lists that hold something, have pollers, or had them within a day.
public final class TaskListsPage implements Page {
    private static final int MOST = 500;
    /// Who has polled so lately counts as there: a poll waits up to a minute, and work is done between two of them.
    static final Duration PRESENT = Duration.ofMinutes(5);

    @Override
    public Response get(Visit visit) {
        Engine engine = visit.premises().engine();
        Map<ListId, TaskLists.Depth> depths = depths(engine);
        Map<ListId, List<Poller>> pollers = pollers(visit);
        Set<ListId> all = new LinkedHashSet<>(depths.keySet());
        all.addAll(pollers.keySet());
        String domain = visit.query().text("domain");
        List<String> domains = visit.domains();
        List<ListId> seen = all.stream()
                .filter(list -> domains.contains(list.domain()) && (domain.isEmpty() || domain.equals(list.domain())))
                .filter(list -> visit.may(list.count()).allowed())
                .sorted(Comparator.comparingInt((ListId list) -> -backlog(depths.get(list)))
                        .thenComparing(ListId::domain)
                        .thenComparing(ListId::name)
                        .thenComparing(ListId::kind))
                .toList();
        List<ListRow> rows = new ArrayList<>();
        for (ListId list : seen.subList(0, Math.min(MOST, seen.size()))) {
            rows.add(row(visit, list, depths.get(list), pollers.getOrDefault(list, List.of())));
        }
        return Response.html("tasklists.jte", new Lists(rows, seen.size() - rows.size()));
    }

    @Override
    public Live live(Visit visit) {
        Set<String> domains = Set.copyOf(visit.domains());
        Premises premises = visit.premises();
        return Live.of(() -> {
            List<TaskLists.Depth> lists = premises.engine().taskLists().stream()
                    .filter(list -> domains.contains(list.domain()))
                    .toList();
            List<Poller> pollers = premises.pollers().all().stream()
                    .filter(poller -> domains.contains(poller.domain()))
                    .toList();
            // Rates and ages are new with each sample.
            boolean shows = !lists.isEmpty() || !pollers.isEmpty();
            return List.of(lists, pollers, shows ? premises.samples().number() : 0);
        });
    }

    private static int backlog(TaskLists.@Nullable Depth depth) {
        return depth == null ? 0 : depth.backlog();
    }

    static Map<ListId, TaskLists.Depth> depths(Engine engine) {
        Map<ListId, TaskLists.Depth> depths = new HashMap<>();
        for (TaskLists.Depth depth : engine.taskLists()) {
            depths.put(new ListId(depth.kind(), depth.domain(), depth.taskList()), depth);
        }
        return depths;
    }

    private static Map<ListId, List<Poller>> pollers(Visit visit) {
        Map<ListId, List<Poller>> pollers = new HashMap<>();
        for (Poller poller : visit.premises().pollers().all()) {
            pollers.computeIfAbsent(
                            new ListId(poller.kind(), poller.domain(), poller.taskList()), first -> new ArrayList<>())
                    .add(poller);
        }
        return pollers;
    }

    static ListRow row(Visit visit, ListId list, TaskLists.@Nullable Depth depth, List<Poller> pollers) {
        Samples.Rate rate = visit.premises().samples().rate(list.kind(), list.domain(), list.name());
        long present = visit.now().minus(PRESENT).toEpochMilli();
        return new ListRow(
                list.domain(),
                list.kindCode(),
                list.name(),
                list.link(visit),
                backlog(depth),
                depth == null || depth.backlog() == 0
                        ? ""
                        : visit.figures()
                                .span(Duration.between(Instant.ofEpochMilli(depth.oldestScheduledAt()), visit.now())),
                depth == null ? 0 : depth.pollers(),
                (int) pollers.stream()
                        .filter(poller -> poller.lastSeen() >= present)
                        .count(),
                pollers.isEmpty()
                        ? ""
                        : visit.figures()
                                .distance(
                                        Instant.ofEpochMilli(pollers.getFirst().lastSeen())),
                visit.figures().decimal(rate.inPerSecond()),
                visit.figures().decimal(rate.outPerSecond()));
    }
}
