package dev.furrow.server.console.page;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Verifier;
import dev.furrow.server.access.Caller;
import dev.furrow.server.config.Settings;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.live.Seat;
import dev.furrow.server.console.live.Streams;
import dev.furrow.server.console.live.Telling;
import dev.furrow.server.console.session.Sessions;
import dev.furrow.server.console.session.SignedIn;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.http.Flow;
import dev.furrow.server.identity.IdentityException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives every request to the console: finds out who asks, refuses what does not come from our own pages, leads to
/// the page, and puts the answer under the headers that keep browsers from being used against who looks.
public final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String HTML = "text/html; charset=utf-8";
    private static final long YEAR_SECONDS = 365L * 24 * 3_600;
    private static final int WORTH_PACKING = 1_024;
    /// So many pages are made at a time; a page takes milliseconds.
    private static final int MOST_AT_ONCE = 64;
    private static final Pattern LITERAL =
            Pattern.compile("\\[[0-9a-fA-F:.%]+]|[0-9]{1,3}(\\.[0-9]{1,3}){3}|localhost");
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Premises premises;
    private final Map<String, Page> routes;
    private final Sessions sessions;
    private final Streams streams;
    /// Tells the numbers of this server from those of the one before it.
    private final String era;
    private final Assets assets = new Assets();
    private final ShapeLimits limits;
    private final long sessionMillis;
    private final TemplateEngine templates;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    /// @param routes pages by path
    /// @param sessions who has signed in
    /// @param streams browsers that are told of changes
    /// @param limits how large the parts of a request may be
    public Reception(
            Premises premises, Map<String, Page> routes, Sessions sessions, Streams streams, ShapeLimits limits) {
        this.premises = premises;
        this.routes = routes;
        this.sessions = sessions;
        this.streams = streams;
        era = sessions.newId().substring(0, 8);
        this.limits = limits;
        sessionMillis = premises.configuration().number(Settings.CONSOLE_SESSION);
        templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Reception.class.getClassLoader(), "dev.furrow.console.template");
        templates.setTrimControlStructures(true);
    }

    /// Answers a request. Called on a virtual thread.
    public void receive(Exchange exchange, byte[] body) {
        Assets.Asset asset = assets.find(exchange.path());
        if (asset != null) {
            send(exchange, asset);
            return;
        }
        if (!room.tryAcquire()) {
            finish(exchange, Map.of(), Response.text(503, "Too many pages are asked for at once; try again\n"), null);
            return;
        }
        Reading reading = new Reading(exchange, body);
        try {
            reading.answer();
        } finally {
            room.release();
        }
        // Who only listens takes nobody's room.
        reading.tell();
    }

    private static void send(Exchange exchange, Assets.Asset asset) {
        boolean packed = packs(exchange);
        exchange.onLoop(() -> {
            secure(exchange);
            exchange.header("Cache-Control", "public, max-age=" + YEAR_SECONDS + ", immutable");
            exchange.header("Vary", "Accept-Encoding");
            if (packed) {
                exchange.header("Content-Encoding", "gzip");
            }
            exchange.answer(200, asset.contentType(), packed ? asset.packed() : asset.body());
        });
    }

    private static boolean packs(Exchange exchange) {
        String accepted = exchange.requestHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    /// The headers of every answer.
    static void secure(Exchange exchange) {
        exchange.header("Content-Security-Policy", CONTENT_SECURITY);
        exchange.header("X-Content-Type-Options", "nosniff");
        exchange.header("X-Frame-Options", "DENY");
        exchange.header("Referrer-Policy", "same-origin");
        exchange.header("Cross-Origin-Opener-Policy", "same-origin");
        exchange.header("Cross-Origin-Resource-Policy", "same-origin");
        exchange.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private void finish(Exchange exchange, Map<String, String> headers, Response response, @Nullable Visit visit) {
        switch (response) {
            case Response.Html html
            when visit != null -> {
                StringOutput out = new StringOutput(16 * 1024);
                render(html, visit, out);
                byte[] text = out.toString().getBytes(StandardCharsets.UTF_8);
                answer(exchange, headers, html.status(), HTML, text);
            }
            case Response.Html html -> throw new IllegalStateException("A page without a visit: " + html.template());
            case Response.Redirect(String to) -> {
                Map<String, String> all = new LinkedHashMap<>(headers);
                // What htmx has asked for would be put into the page; the page itself is to go there.
                boolean fragment = exchange.requestHeader("HX-Request") != null;
                all.put(fragment ? "HX-Redirect" : "Location", to);
                answer(exchange, all, fragment ? 200 : 303, "text/plain; charset=utf-8", new byte[0]);
            }
            case Response.Bytes(int status, String type, byte[] body) -> answer(exchange, headers, status, type, body);
            case Response.Stream stream -> pour(exchange, headers, stream);
            case Response.Changes changes -> throw new IllegalStateException("Nobody listens to " + changes);
        }
    }

    private void render(Response.Html html, Visit visit, TemplateOutput out) {
        templates.render(html.template(), Response.parameters(html, visit), out);
    }

    private static void answer(Exchange exchange, Map<String, String> headers, int status, String type, byte[] body) {
        boolean packed = body.length >= WORTH_PACKING && packs(exchange);
        byte[] sent = packed ? Assets.pack(body) : body;
        exchange.onLoop(() -> {
            secure(exchange);
            exchange.header("Cache-Control", "no-store");
            headers.forEach(exchange::header);
            if (packed) {
                exchange.header("Content-Encoding", "gzip");
            }
            exchange.answer(status, type, sent);
        });
    }

    private static void pour(Exchange exchange, Map<String, String> headers, Response.Stream stream) {
        secure(exchange);
        exchange.header("Cache-Control", "no-store");
        headers.forEach(exchange::header);
        if (!stream.fileName().isEmpty()) {
            exchange.header("Content-Disposition", "attachment; filename=\"" + stream.fileName() + "\"");
        }
        Flow flow = exchange.flow(200, stream.contentType());
        try {
            OutputStream out = new BufferedOutputStream(flow);
            stream.body().write(out);
            out.flush();
            flow.close();
        } catch (IOException gone) {
            LOG.debug("A download was broken off: {}", gone.getMessage());
            flow.abort();
        } catch (RuntimeException defect) {
            LOG.warn("A download of {} has failed", exchange.path(), defect);
            flow.abort();
        }
    }

    /// One request while it is answered.
    private final class Reading {
        private final Exchange exchange;
        private final byte[] body;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final String suffix;
        private final View view;
        private String sessionId = "";
        private Params query = Params.NONE;
        private Params form = Params.NONE;
        private @Nullable Visit listener;
        private @Nullable Live told;

        private Reading(Exchange exchange, byte[] body) {
            this.exchange = exchange;
            this.body = body;
            suffix = "-" + port(exchange.host(), exchange.isSecure());
            String cookies = exchange.cookies();
            view = View.of(
                    Cookies.find(cookies, "furrow-view" + suffix),
                    Cookies.find(cookies, "furrow-zone"),
                    exchange.requestHeader("Accept-Language"));
        }

        private void answer() {
            String wrong = wrongHost();
            if (wrong != null) {
                finish(exchange, headers, Response.text(421, wrong), null);
                return;
            }
            try {
                query = Params.parse(exchange.query());
                form = exchange.isPost() && !isJson()
                        ? Params.parse(new String(body, StandardCharsets.UTF_8))
                        : Params.NONE;
            } catch (IllegalArgumentException malformed) {
                finish(exchange, headers, Response.text(400, "The request cannot be read\n"), null);
                return;
            }
            if (comesFromElsewhere()) {
                finish(exchange, headers, again(), null);
                return;
            }
            Viewer viewer;
            try {
                viewer = viewer();
            } catch (Fault fault) {
                finish(exchange, headers, Response.text(403, fault.message() + "\n"), null);
                return;
            }
            Visit visit = visit(viewer);
            Response response = safely(visit);
            if (response instanceof Response.Changes(Live live)) {
                listener = visit;
                told = live;
            } else {
                finish(exchange, headers, response, visit);
            }
        }

        /// Tells a browser that has asked for it what changes.
        private void tell() {
            Visit visit = listener;
            Live live = told;
            if (visit == null || live == null) {
                return;
            }
            Viewer viewer = visit.viewer();
            Seat seat = streams.enter(viewer.signed() ? viewer.name() + " at " + exchange.peer() : viewer.sessionId());
            if (seat == null) {
                String what = "Too many streams are open; ask for the page itself from time to time\n";
                finish(exchange, headers, Response.text(503, what), null);
                return;
            }
            try (seat) {
                exchange.onLoop(() -> {
                    if (exchange.isGone()) {
                        seat.end();
                    } else {
                        exchange.onGone(seat::end);
                        exchange.waits();
                    }
                });
                String seen = exchange.requestHeader("Last-Event-ID");
                Telling telling = new Telling(
                        live,
                        () -> era + '-' + premises.pulse(),
                        seen == null ? query.get("seen") : seen,
                        welcome(visit),
                        System::currentTimeMillis,
                        seat);
                // What stands between would keep the words until there are many.
                headers.put("X-Accel-Buffering", "no");
                pour(exchange, headers, new Response.Stream("text/event-stream; charset=utf-8", "", out -> {
                    try {
                        telling.run(out);
                    } catch (Fault gone) {
                        // A browser asks anew, and is then told why not.
                        LOG.debug("Changes of {} cannot be told: {}", exchange.path(), gone.getMessage());
                    }
                }));
            } catch (Fault fault) {
                finish(exchange, headers, refusal(visit, fault), visit);
            }
        }

        /// Whether who listens may go on: as long as who looks may look.
        private BooleanSupplier welcome(Visit visit) {
            String id = visit.viewer().sessionId();
            boolean bySession = !visit.viewer().signed() && sessions.find(id) != null;
            return () ->
                    (!bySession || sessions.find(id) != null) && visit.agent().isGood();
        }

        /// Whether somebody has followed a link of another site: a browser keeps the cookie of the session to itself
        /// then.
        private boolean comesFromElsewhere() {
            return isForeign()
                    && exchange.isRead()
                    && "navigate".equals(exchange.requestHeader("Sec-Fetch-Mode"))
                    && Cookies.find(exchange.cookies(), "furrow-session" + suffix) == null;
        }

        /// The same page once more, asked for by a page of ours and so with the cookie.
        private Response again() {
            String address = query.encode().isEmpty() ? exchange.path() : exchange.path() + '?' + query.encode();
            StringOutput escaped = new StringOutput();
            Escape.htmlAttribute(address, escaped);
            String page =
                    "<!DOCTYPE html><html lang=\"en\"><title>Furrow</title><meta http-equiv=\"refresh\" content=\"0;url="
                            + escaped + "\"></html>";
            return new Response.Bytes(200, HTML, page.getBytes(StandardCharsets.UTF_8));
        }

        private boolean isJson() {
            String type = exchange.requestHeader("Content-Type");
            return type != null && type.startsWith("application/json");
        }

        private Visit visit(Viewer viewer) {
            String mark = era + '-' + premises.pulse();
            return new Visit(premises, assets, sessions, limits, exchange, viewer, view, query, form, mark);
        }

        /// A name that somebody else's server can make point here (DNS rebinding) would let their pages ask in the
        /// name of who looks, where nobody has to sign in.
        private @Nullable String wrongHost() {
            if (premises.turnstile().knowsEverybody()) {
                return null;
            }
            String name = exchange.host().replaceFirst(":[0-9]*$", "");
            if (LITERAL.matcher(name).matches()
                    || name.equals(
                            premises.configuration().address(Settings.LISTEN).host())) {
                return null;
            }
            return "While requests need not be signed the console is opened by address or as localhost, not by another"
                    + " name\n";
        }

        private Viewer viewer() {
            HttpMessage message = exchange.message(body);
            String certified = exchange.certifiedName();
            if (Verifier.isSigned(message)) {
                return new Viewer(premises.authenticator().authenticate(message, null), "", true);
            }
            String cookie = Cookies.find(exchange.cookies(), "furrow-session" + suffix);
            Caller caller = null;
            if (cookie != null && sessions.isId(cookie)) {
                sessionId = cookie;
                SignedIn session = sessions.find(cookie);
                caller = session == null
                        ? null
                        : premises.authenticator().remembered(session.accessKeyId(), session.sessionToken());
            }
            if (caller == null && certified != null) {
                caller = premises.authenticator().authenticate(message, certified);
            }
            if (sessionId.isEmpty()) {
                sessionId = sessions.newId();
                // What another site has sent comes without the cookie that is there, which must not be lost by that.
                if (!isForeign()) {
                    setSession(sessionId);
                }
            }
            return new Viewer(caller, sessionId, false);
        }

        private void setSession(String id) {
            headers.put("Set-Cookie", Cookies.set("furrow-session" + suffix, id, -1, exchange.isSecure()));
        }

        private Response safely(Visit visit) {
            try {
                return lead(visit);
            } catch (Fault fault) {
                return refusal(visit, fault);
            } catch (IdentityException impossible) {
                return problem(visit, 409, "", String.valueOf(impossible.getMessage()));
            } catch (RuntimeException defect) {
                LOG.error("A defect in answering {} (request {})", visit.path(), exchange.requestId(), defect);
                return problem(visit, 500, "", visit.t("problem.defect", exchange.requestId()));
            }
        }

        /// What the service answers with 400 whatever the reason is, a browser and a script are to know apart.
        private Response refusal(Visit visit, Fault fault) {
            int status =
                    fault.type() == FaultType.ACCESS_DENIED ? 403 : fault.type().httpStatus();
            return problem(visit, status, fault.type().wireName(), fault.message());
        }

        private Response problem(Visit visit, int status, String type, String message) {
            if (visit.path().startsWith("/console/api")) {
                return Response.json(
                        status,
                        new JsonWriter()
                                .beginObject()
                                .member("type")
                                .string(type)
                                .member("message")
                                .string(message)
                                .endObject()
                                .toByteArray());
            }
            return Response.html(visit.isFragment() ? 200 : status, "problem.jte", new Problem(status, type, message));
        }

        private Response lead(Visit visit) {
            String path = visit.path();
            if (path.equals("/console")) {
                return Response.redirect("/console/");
            }
            boolean post = exchange.isPost();
            if (post && !visit.viewer().signed()) {
                requireOurPage(visit);
            }
            switch (path) {
                case "/console/sign-in" -> {
                    return post ? signIn(visit) : Response.html("signin.jte", SignIn.of(visit, ""));
                }
                case "/console/sign-out" -> {
                    return post ? signOut() : Response.NOT_ALLOWED;
                }
                case "/console/view" -> {
                    return post ? changeView(visit) : Response.NOT_ALLOWED;
                }
                default -> {}
            }
            if (visit.viewer().caller() == null && premises.turnstile().knowsEverybody()) {
                return path.startsWith("/console/api")
                        ? problem(
                                visit, 403, FaultType.MISSING_AUTHENTICATION_TOKEN.wireName(), visit.t("signin.needed"))
                        : Response.redirect(visit.link(
                                "/console/sign-in", "to", visit.isFragment() || post ? "/console/" : visit.here()));
            }
            Page page = routes.get(path);
            if (page == null) {
                return problem(visit, 404, "", visit.t("problem.nothing"));
            }
            if (listens()) {
                return changes(visit, page);
            }
            return post ? page.post(visit) : exchange.isRead() ? page.get(visit) : Response.NOT_ALLOWED;
        }

        private boolean listens() {
            String accepted = exchange.requestHeader("Accept");
            return exchange.isRead() && accepted != null && accepted.startsWith("text/event-stream");
        }

        private Response changes(Visit visit, Page page) {
            if (isForeign()) {
                throw new Fault(FaultType.ACCESS_DENIED, visit.t("problem.foreign"));
            }
            Live live = page.live(visit);
            return live == null ? Response.text(406, "This does not change by itself\n") : new Response.Changes(live);
        }

        /// Whether a page of another site has asked, as far as browsers say.
        private boolean isForeign() {
            String site = exchange.requestHeader("Sec-Fetch-Site");
            return site != null && !site.equals("same-origin") && !site.equals("none");
        }

        private void requireOurPage(Visit visit) {
            String origin = exchange.requestHeader("Origin");
            if (isForeign() || (origin != null && !isOurs(origin)) || !isProven(visit)) {
                throw new Fault(FaultType.ACCESS_DENIED, visit.t("problem.foreign"));
            }
        }

        private boolean isProven(Visit visit) {
            String shown = form.get("proof");
            return sessions.isProof(
                    shown == null ? exchange.requestHeader("X-Furrow-Proof") : shown,
                    visit.viewer().sessionId());
        }

        private boolean isOurs(String origin) {
            try {
                String authority = URI.create(origin).getRawAuthority();
                return authority != null && authority.equals(exchange.host());
            } catch (IllegalArgumentException none) {
                return false;
            }
        }

        private Response signIn(Visit visit) {
            if (sessions.isBarred(exchange.peer())) {
                return Response.html(429, "signin.jte", SignIn.of(visit, visit.t("signin.barred")));
            }
            String key = form.text("key");
            String token = form.get("token");
            try {
                premises.authenticator().authenticate(key, form.text("secret"), token);
            } catch (Fault wrong) {
                sessions.failed(exchange.peer());
                LOG.info("A sign-in to the console was refused, from {}", exchange.peer());
                return Response.html(403, "signin.jte", SignIn.of(visit, visit.t("signin.refused")));
            }
            sessions.close(sessionId);
            streams.end(sessionId);
            headers.put(
                    "Set-Cookie",
                    Cookies.set(
                            "furrow-session" + suffix,
                            sessions.open(key, token),
                            Duration.ofMillis(sessionMillis).toSeconds(),
                            exchange.isSecure()));
            return Response.redirect(local(form.get("to")));
        }

        private Response signOut() {
            sessions.close(sessionId);
            streams.end(sessionId);
            setSession(sessions.newId());
            return Response.redirect(premises.turnstile().knowsEverybody() ? "/console/sign-in" : "/console/");
        }

        private Response changeView(Visit visit) {
            View changed = view.with(form.get("language"), form.get("theme"), form.get("clock"));
            headers.put(
                    "Set-Cookie",
                    Cookies.set("furrow-view" + suffix, changed.cookie(), YEAR_SECONDS, exchange.isSecure()));
            return Response.redirect(local(visit.form().get("to")));
        }
    }

    private static int port(String host, boolean secure) {
        int colon = host.lastIndexOf(':');
        try {
            return colon < 0 ? (secure ? 443 : 80) : Integer.parseInt(host.substring(colon + 1));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /// A path of the console to go to; where somebody wants to lead elsewhere, the first page.
    static String local(@Nullable String to) {
        if (to == null
                || !to.startsWith("/console/")
                || to.startsWith("/console//")
                || to.startsWith("/console/sign-")
                || to.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7F || c > 0x7E)) {
            return "/console/";
        }
        return to;
    }
}
