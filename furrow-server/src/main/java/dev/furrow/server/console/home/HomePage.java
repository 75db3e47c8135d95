package dev.furrow.server.console.home;

import dev.furrow.api.TaskList;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.engine.Engine;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.tally.Happening;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.console.home.Home.Card;
import dev.furrow.server.console.home.Home.Near;
import dev.furrow.server.console.home.Home.Oldest;
import dev.furrow.server.console.home.Home.Waiting;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Chart;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.console.sample.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The first page.
public final class HomePage implements Page {
    private static final int LISTS_SHOWN = 10;
    private static final int OLDEST_SHOWN = 5;
    /// Of so many domains the oldest executions are looked for.
    private static final int DOMAINS_ASKED = 20;
    /// Part of a limit from which on it is near.
    private static final double NEAR = 0.8;

    @Override
    public Response get(Visit visit) {
        List<String> domains = domains(visit);
        List<String> counted = counted(visit, domains);
        return Response.html(
                "home.jte",
                new Home(
                        domains.isEmpty(),
                        cards(visit, counted),
                        lists(visit, domains),
                        near(visit, counted),
                        oldest(visit, counted)));
    }

    private static List<String> domains(Visit visit) {
        String asked = visit.query().text("domain");
        return visit.domains().stream()
                .filter(domain -> asked.isEmpty() || domain.equals(asked))
                .toList();
    }

    private static List<String> counted(Visit visit, List<String> domains) {
        return domains.stream()
                .filter(domain -> visit.may(new CountOpenWorkflowExecutionsRequest(
                                domain, new ExecutionTimeFilter(Instant.EPOCH, null), null, null, null))
                        .allowed())
                .toList();
    }

    @Override
    public Live live(Visit visit) {
        Premises premises = visit.premises();
        Engine engine = premises.engine();
        Set<String> domains = Set.copyOf(domains(visit));
        Set<String> counted = Set.copyOf(counted(visit, List.copyOf(domains)));
        return Live.of(() -> {
            List<TaskLists.Depth> lists = engine.taskLists().stream()
                    .filter(list -> domains.contains(list.domain()))
                    .toList();
            boolean waits = lists.stream().anyMatch(list -> list.backlog() > 0);
            return List.of(
                    only(engine.openExecutions(), counted),
                    only(engine.happenings(), counted),
                    lists,
                    engine.registry().domains().size(),
                    // What waits grows older.
                    waits ? premises.samples().number() : premises.samples().moving(),
                    premises.metrics().throttled());
        });
    }

    private static <T> Map<String, T> only(Map<String, T> all, Set<String> domains) {
        Map<String, T> some = new HashMap<>(all);
        some.keySet().retainAll(domains);
        return some;
    }

    private static List<Card> cards(Visit visit, List<String> domains) {
        Engine engine = visit.premises().engine();
        Samples samples = visit.premises().samples();
        List<Card> cards = new ArrayList<>();
        Map<String, Integer> open = engine.openExecutions();
        long openNow = domains.stream()
                .mapToLong(domain -> open.getOrDefault(domain, 0))
                .sum();
        int asleep = engine.asleepExecutions();
        cards.add(new Card(
                "open",
                visit.figures().number(openNow),
                asleep == 0 ? "" : visit.t("home.asleep", visit.figures().number(asleep)),
                Chart.of(samples.series(Samples.Level.OPEN, domains), false),
                false,
                visit.link(
                        "/console/executions",
                        "state",
                        "open",
                        "domain",
                        domains.size() == 1 ? domains.getFirst() : "")));
        Map<String, Map<Happening, Long>> happenings = engine.happenings();
        for (Happening happening : List.of(
                Happening.STARTED,
                Happening.COMPLETED,
                Happening.FAILED,
                Happening.TIMED_OUT,
                Happening.CANCELED,
                Happening.TERMINATED,
                Happening.CONTINUED_AS_NEW,
                Happening.DECISION_TIMED_OUT,
                Happening.ACTIVITY_FAILED,
                Happening.ACTIVITY_TIMED_OUT)) {
            Chart chart = Chart.of(samples.series(happening, domains), true);
            long all = domains.stream()
                    .mapToLong(
                            domain -> happenings.getOrDefault(domain, Map.of()).getOrDefault(happening, 0L))
                    .sum();
            cards.add(new Card(
                    happening.name().toLowerCase(Locale.ROOT),
                    visit.figures().number(chart.sum()),
                    visit.t("home.total", visit.figures().number(all)),
                    chart,
                    isBad(happening),
                    isCloseStatus(happening)
                            ? visit.link(
                                    "/console/executions",
                                    "state",
                                    "closed",
                                    "status",
                                    happening.name(),
                                    "sort",
                                    "close",
                                    "domain",
                                    domains.size() == 1 ? domains.getFirst() : "")
                            : ""));
        }
        if (visit.may("furrow:ReadMetrics", "metrics").allowed()) {
            Chart chart = Chart.of(samples.throttles(), true);
            cards.add(new Card(
                    "throttled",
                    visit.figures().number(chart.sum()),
                    visit.t(
                            "home.total",
                            visit.figures().number(visit.premises().metrics().throttled())),
                    chart,
                    true,
                    "/console/system"));
        }
        return cards;
    }

    private static boolean isBad(Happening happening) {
        return switch (happening) {
            case FAILED, TIMED_OUT, TERMINATED, DECISION_TIMED_OUT, ACTIVITY_FAILED, ACTIVITY_TIMED_OUT -> true;
            default -> false;
        };
    }

    private static boolean isCloseStatus(Happening happening) {
        return switch (happening) {
            case COMPLETED, FAILED, TIMED_OUT, CANCELED, TERMINATED, CONTINUED_AS_NEW -> true;
            default -> false;
        };
    }

    private static List<Waiting> lists(Visit visit, List<String> domains) {
        return visit.premises().engine().taskLists().stream()
                .filter(list -> list.backlog() > 0 && domains.contains(list.domain()))
                .filter(list -> visit.may(count(list)).allowed())
                .sorted(Comparator.comparingLong(TaskLists.Depth::oldestScheduledAt))
                .limit(LISTS_SHOWN)
                .map(list -> new Waiting(
                        list.taskList(),
                        list.kind().name().toLowerCase(Locale.ROOT),
                        list.domain(),
                        list.backlog(),
                        visit.figures()
                                .span(Duration.between(Instant.ofEpochMilli(list.oldestScheduledAt()), visit.now())),
                        list.pollers(),
                        visit.link(
                                "/console/task-list",
                                "domain",
                                list.domain(),
                                "kind",
                                list.kind().name().toLowerCase(Locale.ROOT),
                                "list",
                                list.taskList())))
                .toList();
    }

    private static Request count(TaskLists.Depth list) {
        TaskList name = new TaskList(list.taskList());
        return list.kind() == TaskKind.DECISION
                ? new CountPendingDecisionTasksRequest(list.domain(), name)
                : new CountPendingActivityTasksRequest(list.domain(), name);
    }

    private static List<Near> near(Visit visit, List<String> domains) {
        Engine engine = visit.premises().engine();
        List<Near> near = new ArrayList<>();
        Map<String, Integer> open = engine.openExecutions();
        add(
                near,
                "domains",
                "",
                engine.registry().domains().size(),
                engine.quotas().everywhere().domains());
        for (String domain : domains) {
            Quotas quotas = engine.quotas().of(domain);
            add(near, "open-executions", domain, open.getOrDefault(domain, 0), quotas.openExecutionsPerDomain());
            add(
                    near,
                    "workflow-types",
                    domain,
                    engine.registry().workflowTypes(domain).size(),
                    quotas.workflowTypesPerDomain());
            add(
                    near,
                    "activity-types",
                    domain,
                    engine.registry().activityTypes(domain).size(),
                    quotas.activityTypesPerDomain());
        }
        for (TaskLists.Depth list : engine.taskLists()) {
            if (domains.contains(list.domain())) {
                add(
                        near,
                        "pollers",
                        list.domain() + " / " + list.taskList(),
                        list.pollers(),
                        engine.quotas().of(list.domain()).pollersPerTaskList());
            }
        }
        return near;
    }

    private static void add(List<Near> near, String limit, String of, long use, long most) {
        if (use >= NEAR * most) {
            near.add(new Near(limit, of, use, most));
        }
    }

    private static List<Oldest> oldest(Visit visit, List<String> domains) {
        List<Oldest> oldest = new ArrayList<>();
        for (String domain : domains.subList(0, Math.min(DOMAINS_ASKED, domains.size()))) {
            try {
                WorkflowExecutionInfos found = visit.ask(
                        new ListOpenWorkflowExecutionsRequest(
                                domain,
                                new ExecutionTimeFilter(Instant.EPOCH, null),
                                null,
                                null,
                                null,
                                OLDEST_SHOWN,
                                true,
                                null),
                        WorkflowExecutionInfos.class);
                for (WorkflowExecutionInfo info : found.executionInfos()) {
                    oldest.add(new Oldest(
                            info.execution().workflowId(),
                            info.workflowType().name() + " "
                                    + info.workflowType().version(),
                            domain,
                            info.startTimestamp(),
                            visit.execution(
                                    domain,
                                    info.execution().workflowId(),
                                    String.valueOf(info.execution().runId()))));
                }
            } catch (Fault notAllowed) {
                // Who may count need not be allowed to list.
            }
        }
        return oldest.stream()
                .sorted(Comparator.comparing(Oldest::start))
                .limit(OLDEST_SHOWN)
                .toList();
    }
}
