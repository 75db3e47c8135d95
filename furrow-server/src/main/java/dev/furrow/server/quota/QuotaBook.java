package dev.furrow.server.quota;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.Engine;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.Registry;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.Notes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps what operators have set, hands it to the engine and to the rates, and shows it with its use.
///
/// What a domain has for itself comes before what the server has, and that before the settings of the start. Safe for
/// use by many threads: changes go one after the other.
public final class QuotaBook {
    private static final String NOTE = "quota/";

    private final Notes notes;
    private final Quotas settings;
    private final RateLimits rates;
    private final @Nullable Engine engine;
    private volatile Map<Scope, Map<Limit, Integer>> own = Map.of();

    /// @param settings what holds where nothing was set since
    /// @param engine null where no server runs: then nothing is in use
    public QuotaBook(Notes notes, Quotas settings, RateLimits rates, @Nullable Engine engine) {
        this.notes = notes;
        this.settings = settings;
        this.rates = rates;
        this.engine = engine;
        take();
    }

    private void take() {
        Map<Scope, Map<Limit, Integer>> found = new TreeMap<>();
        notes.all().forEach((name, text) -> {
            String[] parts = name.split("/", 4);
            if (!name.startsWith(NOTE) || parts.length != 4) {
                return;
            }
            Limit limit = Limit.spelled(parts[2]);
            // A later version may have limits that this one does not know.
            if (limit != null) {
                Scope scope = new Scope(Scope.Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[3]);
                found.computeIfAbsent(scope, s -> new EnumMap<>(Limit.class)).put(limit, Integer.valueOf(text));
            }
        });
        own = found;
        Map<String, Quotas> ofDomains = new HashMap<>();
        Map<Scope, Integer> perSecond = new HashMap<>();
        Quotas everywhere = of(Scope.SERVER);
        found.forEach((scope, limits) -> {
            if (scope.kind() == Scope.Kind.DOMAIN) {
                ofDomains.put(scope.name(), of(scope));
            }
            Integer rate = limits.get(Limit.REQUESTS_PER_SECOND);
            if (rate != null) {
                perSecond.put(scope, rate);
            }
        });
        rates.set(perSecond);
        if (engine != null) {
            engine.quotas().set(everywhere, ofDomains);
        }
    }

    private Quotas of(Scope scope) {
        Quotas everywhere = Limit.change(settings, own.getOrDefault(Scope.SERVER, Map.of()));
        return scope.equals(Scope.SERVER) ? everywhere : Limit.change(everywhere, own.getOrDefault(scope, Map.of()));
    }

    /// Shows or changes.
    ///
    /// @throws IdentityException if it cannot be done
    public AdminAnswer run(AdminAction action, AdminRequest request) {
        Scope scope = Scope.of(request);
        if (action == AdminAction.ShowQuotas) {
            return AdminAnswer.listed(show(scope));
        }
        Limit limit = Limit.spelled(request.quota());
        if (limit == null || !limit.isOf(scope.kind())) {
            throw new IdentityException("There is no limit \"" + request.quota() + "\" of a "
                    + scope.kind().name().toLowerCase(Locale.ROOT) + "; there is " + String.join(", ", names(scope)));
        }
        Integer value = request.value();
        if (action == AdminAction.SetQuota && value == null) {
            throw new IdentityException("value is missing");
        }
        return AdminAnswer.said(change(scope, limit, action == AdminAction.SetQuota ? value : null));
    }

    private static List<String> names(Scope scope) {
        List<String> names = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            if (limit.isOf(scope.kind())) {
                names.add(limit.spelling());
            }
        }
        return names;
    }

    private synchronized String change(Scope scope, Limit limit, @Nullable Integer value) {
        String note = NOTE + scope.kind().name().toLowerCase(Locale.ROOT) + '/' + limit.spelling() + '/' + scope.name();
        try {
            if (value == null) {
                notes.keep(Map.of(), List.of(note));
            } else {
                limit.require(value);
                notes.keep(Map.of(note, value.toString()), List.of());
            }
        } catch (IllegalArgumentException range) {
            throw new IdentityException(limit.spelling() + " must be " + range.getMessage());
        } catch (Fault fault) {
            throw new IdentityException("Nothing can be kept now: " + fault.message());
        }
        take();
        return line(scope, limit);
    }

    private List<String> show(Scope wanted) {
        Set<Scope> scopes = new TreeSet<>();
        if (wanted.equals(Scope.SERVER)) {
            scopes.addAll(own.keySet());
            if (engine != null) {
                for (DomainRecord domain : engine.registry().domains()) {
                    scopes.add(Scope.domain(domain.name()));
                }
            }
        }
        scopes.add(wanted);
        List<String> lines = new ArrayList<>();
        for (Scope scope : scopes) {
            for (Limit limit : Limit.values()) {
                if (limit.isOf(scope.kind())
                        && (scope.equals(wanted) || isSet(scope, limit) || use(scope, limit) >= 0)) {
                    lines.add(line(scope, limit));
                }
            }
        }
        return lines;
    }

    private boolean isSet(Scope scope, Limit limit) {
        return own.getOrDefault(scope, Map.of()).containsKey(limit);
    }

    private String line(Scope scope, Limit limit) {
        String begin = scope + ": " + limit.spelling() + ' ';
        if (limit == Limit.REQUESTS_PER_SECOND) {
            return begin + rates.use(scope);
        }
        int use = use(scope, limit);
        return begin
                + (use < 0 ? "" : use + " of ")
                + limit.among(of(scope))
                + (isSet(scope, limit) ? ", set for this " + scope.kind().name().toLowerCase(Locale.ROOT) : "");
    }

    /// How much of a quota is used; -1 where there is no one number.
    private int use(Scope scope, Limit limit) {
        if (engine == null) {
            return -1;
        }
        Registry registry = engine.registry();
        String domain = scope.name();
        if (scope.kind() != Scope.Kind.DOMAIN) {
            return limit == Limit.DOMAINS ? registry.domains().size() : -1;
        }
        return switch (limit) {
            case WORKFLOW_TYPES_PER_DOMAIN -> registry.workflowTypes(domain).size();
            case ACTIVITY_TYPES_PER_DOMAIN -> registry.activityTypes(domain).size();
            case OPEN_EXECUTIONS_PER_DOMAIN -> engine.openExecutions().getOrDefault(domain, 0);
            case POLLERS_PER_TASK_LIST ->
                engine.taskLists().stream()
                        .filter(list -> list.domain().equals(domain))
                        .mapToInt(TaskLists.Depth::pollers)
                        .max()
                        .orElse(0);
            default -> -1;
        };
    }
}
