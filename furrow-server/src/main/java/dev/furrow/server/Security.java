package dev.furrow.server;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.Engine;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.StoreException;
import dev.furrow.server.access.AccessGate;
import dev.furrow.server.access.Arn;
import dev.furrow.server.access.Authenticator;
import dev.furrow.server.access.Authorizer;
import dev.furrow.server.access.Denials;
import dev.furrow.server.access.OpenGate;
import dev.furrow.server.access.Turnstile;
import dev.furrow.server.admin.IdentityDesk;
import dev.furrow.server.admin.IdentityEndpoint;
import dev.furrow.server.admin.MetricsEndpoint;
import dev.furrow.server.admin.MetricsToken;
import dev.furrow.server.audit.Audit;
import dev.furrow.server.audit.AuditChain;
import dev.furrow.server.audit.AuditLog;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.ConfigurationException;
import dev.furrow.server.config.HostAndPort;
import dev.furrow.server.config.Settings;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.poller.PollerBook;
import dev.furrow.server.console.sample.Samples;
import dev.furrow.server.http.Gate;
import dev.furrow.server.identity.Administration;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.server.identity.Notes;
import dev.furrow.server.identity.Vault;
import dev.furrow.server.metrics.ServerMetrics;
import dev.furrow.server.quota.QuotaBook;
import dev.furrow.server.quota.RateLimits;
import dev.furrow.server.sts.StsEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything about who may ask, put together for one server.
final class Security implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Security.class);

    private final Gate gate;
    private final Turnstile turnstile;
    private final Notes notes;
    private final IdentityEndpoint.Parts administration;
    private final StsEndpoint.Parts sts;
    private final Authenticator scripts;
    private final MetricsEndpoint.Door metrics;
    private final @Nullable AuditLog audit;
    private final @Nullable NewSecret firstAdministrator;

    Security(Configuration set, Path directory, Engine engine) throws IOException {
        String mode = mode(set);
        notes = new EngineNotes(engine);
        IdentityBook book = new IdentityBook(notes, Vault.open(directory, System.getenv(Vault.VARIABLE)), Instant::now);
        Arn arns = new Arn(set.text(Settings.REGION), set.text(Settings.ACCOUNT_ID));
        audit = isAudited(set, mode)
                ? new AuditLog(directory.resolve(AuditChain.FOLDER), set.number(Settings.AUDIT_FILE_SIZE), (int)
                        set.number(Settings.AUDIT_FILES))
                : null;
        Audit heard = audit == null ? Audit.NONE : audit;
        Denials denials = new Denials();
        Authorizer authorizer = new Authorizer(book, denials);
        RateLimits rates = new RateLimits(System::currentTimeMillis);
        QuotaBook quotas = new QuotaBook(notes, engine.quotas().everywhere(), rates, engine);
        if (mode.equals("off")) {
            OpenGate open = new OpenGate(arns, rates, authorizer);
            gate = open;
            turnstile = open;
        } else {
            AccessGate guarded = new AccessGate(
                    authenticator("swf", set, book, arns),
                    authorizer,
                    arns,
                    mode.equals("required"),
                    rates,
                    heard,
                    Instant::now);
            gate = guarded;
            turnstile = guarded;
        }
        administration = new IdentityEndpoint.Parts(
                new Administration(book, arns::domain, arns::user, denials::reason, quotas::run),
                authenticator(IdentityEndpoint.SERVICE, set, book, arns),
                authorizer,
                arns,
                heard);
        scripts = scripts(set, book, arns);
        metrics = new MetricsEndpoint.Door(
                mode.equals("required") ? MetricsToken.of(directory) : null, new SignedScrape(administration)::require);
        sts = new StsEndpoint.Parts(book, authenticator("sts", set, book, arns), authorizer, arns, heard);
        if (!mode.equals("off") && set.text(Settings.TLS_CERTIFICATE).isEmpty() && !isLoopback(set)) {
            LOG.warn("Others can reach this server, and it speaks no TLS: set tls-certificate and tls-key");
        }
        firstAdministrator = mode.equals("required") ? book.createFirstAdministrator() : null;
    }

    private static Authenticator authenticator(String service, Configuration set, IdentityBook book, Arn arns) {
        String regions = set.text(Settings.AUTH_REGIONS);
        return new Authenticator(
                Set.of(service),
                regions.equals("any") ? Set.of() : Set.of(regions.split(",")),
                Duration.ofMillis(set.number(Settings.AUTH_CLOCK_SKEW)),
                book,
                arns,
                Instant::now);
    }

    /// Who signs a request to the console does so as for the service or for the administration, query and all.
    private static Authenticator scripts(Configuration set, IdentityBook book, Arn arns) {
        String regions = set.text(Settings.AUTH_REGIONS);
        return new Authenticator(
                Set.of("swf", IdentityEndpoint.SERVICE),
                regions.equals("any") ? Set.of() : Set.of(regions.split(",")),
                Duration.ofMillis(set.number(Settings.AUTH_CLOCK_SKEW)),
                book,
                arns,
                Instant::now,
                true);
    }

    private static boolean isAudited(Configuration set, String mode) {
        return switch (set.text(Settings.AUDIT)) {
            case "on" -> true;
            case "off" -> false;
            default -> !mode.equals("off");
        };
    }

    /// Whether requests must be signed: `required`, `optional` or `off`.
    ///
    /// @throws ConfigurationException if the server would serve strangers without being told to
    static String mode(Configuration set) {
        HostAndPort address = set.address(Settings.LISTEN);
        boolean loopback = isLoopback(set);
        String wanted = set.text(Settings.AUTH);
        if (wanted.equals("auto")) {
            return loopback ? "off" : "required";
        }
        if (!loopback && !wanted.equals("required") && !set.flag(Settings.INSECURE_LISTEN)) {
            throw new ConfigurationException(List.of("listen is \"" + address
                    + "\", which others can reach, but auth is \"" + wanted + "\", so that requests need not be"
                    + " signed: set auth to required, listen on 127.0.0.1 or [::1], or allow it with"
                    + " --insecure-listen"));
        }
        return wanted;
    }

    static boolean isLoopback(Configuration set) {
        HostAndPort address = set.address(Settings.LISTEN);
        try {
            return InetAddress.getByName(address.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ConfigurationException(
                    List.of("listen is \"" + address + "\", but there is no host of that name"));
        }
    }

    Gate gate() {
        return gate;
    }

    /// Why nothing may be changed; null if it may.
    @Nullable String trouble() {
        return audit == null ? null : audit.trouble();
    }

    /// Who may scrape.
    MetricsEndpoint.Door metrics() {
        return metrics;
    }

    IdentityEndpoint.Parts administration() {
        return administration;
    }

    /// What the console looks at.
    Premises premises(
            Engine engine,
            ServerMetrics metrics,
            Configuration set,
            Path directory,
            PollerBook pollers,
            Samples samples,
            long recoveryMillis) {
        return new Premises(
                engine,
                turnstile,
                scripts,
                new IdentityDesk(
                        administration.authorizer(),
                        administration.administration(),
                        administration.arns(),
                        administration.audit()),
                notes,
                metrics,
                set,
                directory,
                audit != null,
                pollers,
                samples,
                Version.current(),
                recoveryMillis);
    }

    StsEndpoint.Parts sts() {
        return sts;
    }

    /// The key of the first administrator, if this start has made one.
    @Nullable NewSecret firstAdministrator() {
        return firstAdministrator;
    }

    @Override
    public void close() {
        if (audit != null) {
            audit.close();
        }
    }

    /// Notes in the store of a running engine.
    private record EngineNotes(Engine engine) implements Notes {
        @Override
        public Map<String, String> all() {
            return engine.registry().notes();
        }

        @Override
        public void keep(Map<String, String> puts, Iterable<String> deletes) {
            List<RegistryChange> changes = new ArrayList<>();
            puts.forEach((name, text) -> changes.add(new RegistryChange.PutNote(name, text)));
            deletes.forEach(name -> changes.add(new RegistryChange.DeleteNote(name)));
            CompletableFuture<Void> kept = new CompletableFuture<>();
            engine.keep(changes, new Reply() {
                @Override
                public void answer(Answer answer) {
                    kept.complete(null);
                }

                @Override
                public void refuse(Fault fault) {
                    kept.completeExceptionally(fault);
                }
            });
            try {
                kept.join();
            } catch (CompletionException refused) {
                throw refused.getCause() instanceof Fault fault
                        ? fault
                        : new StoreException(StoreException.Trouble.FAILED, "Nothing can be kept", refused);
            }
        }
    }
}
