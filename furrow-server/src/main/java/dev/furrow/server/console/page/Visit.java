package dev.furrow.server.console.page;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.server.console.session.Sessions;
import dev.furrow.server.console.text.Figures;
import dev.furrow.server.console.text.Texts;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request to a page: what is asked, who asks, and the way to everything that a page may know. All that is asked
/// of the engine through it goes the way of the API: authorised by the same policies, limited by the same rates, in
/// the same audit log. Belongs to one thread.
public final class Visit {
    private final Premises premises;
    private final Agent agent;
    private final Assets assets;
    private final Sessions sessions;
    private final Exchange exchange;
    private final Viewer viewer;
    private final View view;
    private final Params query;
    private final Params form;
    private final Figures figures;
    private final String mark;
    private @Nullable String proof;
    private @Nullable List<String> domains;

    Visit(
            Premises premises,
            Assets assets,
            Sessions sessions,
            ShapeLimits limits,
            Exchange exchange,
            Viewer viewer,
            View view,
            Params query,
            Params form,
            String mark) {
        this.premises = premises;
        this.assets = assets;
        this.sessions = sessions;
        agent = new Agent(premises, limits, viewer.caller(), exchange);
        this.exchange = exchange;
        this.viewer = viewer;
        this.view = view;
        this.query = query;
        this.form = form;
        this.mark = mark;
        figures = new Figures(Texts.of(view.language()), view.clock(), view.zone(), Instant.now());
    }

    /// A text in the language of who looks.
    public String t(String key, Object... values) {
        return figures.texts().text(key, values);
    }

    /// What was done just now, as the address says; empty for nothing.
    public String done() {
        String key = "done." + query.text("done");
        return figures.texts().has(key) ? t(key) : "";
    }

    /// Writes numbers and times.
    public Figures figures() {
        return figures;
    }

    /// When the page is made.
    public Instant now() {
        return figures.now();
    }

    /// The server's pulse when the page was begun, so that a browser hears of what has changed since then.
    public String mark() {
        return mark;
    }

    /// Who looks.
    public Viewer viewer() {
        return viewer;
    }

    /// How the page is to look.
    public View view() {
        return view;
    }

    /// The path, without the query.
    public String path() {
        return exchange.path();
    }

    /// The path with its query, to come back to.
    public String here() {
        String encoded = query.encode();
        return encoded.isEmpty() ? path() : path() + "?" + encoded;
    }

    /// The query of the address.
    public Params query() {
        return query;
    }

    /// The body of a form; nothing for `GET`.
    public Params form() {
        return form;
    }

    /// Whether only a part of the page is wanted, to be put into the page that is there.
    public boolean isFragment() {
        return exchange.requestHeader("HX-Request") != null;
    }

    /// Whether strangers may not look.
    public boolean isGuarded() {
        return premises.turnstile().knowsEverybody();
    }

    /// The running server; what a page takes from there by itself it must [#require] first.
    public Premises premises() {
        return premises;
    }

    /// The request below, for what is rare.
    public Exchange exchange() {
        return exchange;
    }

    /// A file that comes with the pages, by its plain name.
    public String asset(String name) {
        return assets.path(name);
    }

    /// What each form carries, so that only pages of this session can send it.
    public String proof() {
        String known = proof;
        if (known == null) {
            known = sessions.proof(viewer.sessionId());
            proof = known;
        }
        return known;
    }

    /// An address within the console.
    ///
    /// @param pairs names and values by turns; empty values are left out
    public String link(String path, String... pairs) {
        StringBuilder text = new StringBuilder(path);
        char before = '?';
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                text.append(before).append(Params.encode(pairs[i])).append('=').append(Params.encode(pairs[i + 1]));
                before = '&';
            }
        }
        return text.toString();
    }

    /// The page of a run.
    public String execution(String domain, String workflowId, String runId) {
        return link("/console/execution", "domain", domain, "workflowId", workflowId, "runId", runId);
    }

    /// The domain that the page is about: the one in the address, or the only one or first one that there is; empty
    /// if there is none.
    public String domain() {
        String asked = query.text("domain");
        if (!asked.isEmpty()) {
            return asked;
        }
        List<String> all = domains();
        return all.isEmpty() ? "" : all.getFirst();
    }

    /// The domains by name, the deprecated ones last: all of them for who may list them, else those that who looks
    /// may describe or list executions of.
    public List<String> domains() {
        List<String> known = domains;
        if (known == null) {
            boolean all = judge(new ListDomainsRequest(null, RegistrationStatus.REGISTERED, null, null));
            known = premises.engine().registry().domains().stream()
                    .sorted(Comparator.comparing(DomainRecord::isDeprecated).thenComparing(DomainRecord::name))
                    .map(DomainRecord::name)
                    .filter(name -> all || seesSomethingOf(name))
                    .toList();
            domains = known;
        }
        return known;
    }

    private boolean seesSomethingOf(String domain) {
        return judge(new DescribeDomainRequest(domain))
                || judge(new ListOpenWorkflowExecutionsRequest(
                        domain, new ExecutionTimeFilter(Instant.EPOCH, null), null, null, null, null, null, null));
    }

    private boolean judge(Request request) {
        return agent.may(request).allowed();
    }

    /// Who asks for who looks; may be kept when the request is over.
    public Agent agent() {
        return agent;
    }

    /// Asks the engine for something, as who looks.
    ///
    /// @throws Fault if it is refused
    public <R extends Record & Request, T extends Record> T ask(R request, Class<T> answer) {
        return agent.ask(request, answer);
    }

    /// Asks the engine to do something, as who looks.
    ///
    /// @throws Fault if it is refused
    public <R extends Record & Request> void run(R request) {
        agent.run(request);
    }

    /// Whether who looks may ask for something.
    public Permission may(Request request) {
        return agent.may(request);
    }

    /// As [#may(Request)], for something beside SWF's operations.
    public Permission may(String action, String what) {
        return agent.may(action, what);
    }

    /// As [#may(Request)], for something that administrators do.
    public Permission may(AdminRequest request) {
        return agent.may(request);
    }

    /// Goes on only if who looks may.
    ///
    /// @param action such as `furrow:ReadMetrics`
    /// @throws Fault AccessDeniedException
    public void require(String action, String what) {
        Permission permission = may(action, what);
        if (!permission.allowed()) {
            throw new Fault(
                    FaultType.ACCESS_DENIED,
                    t("denied.message", permission.action(), permission.resource(), exchange.requestId()));
        }
    }

    /// Asks for something that administrators ask for.
    ///
    /// @throws Fault if policies do not allow it
    /// @throws dev.furrow.server.identity.IdentityException if it cannot be done
    public AdminAnswer administer(AdminRequest request) {
        return agent.administer(request);
    }
}
