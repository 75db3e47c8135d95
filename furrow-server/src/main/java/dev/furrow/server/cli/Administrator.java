package dev.furrow.server.cli;

import dev.furrow.api.json.Json;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.Store;
import dev.furrow.server.EngineSettingsFrom;
import dev.furrow.server.Version;
import dev.furrow.server.access.Arn;
import dev.furrow.server.admin.AdminEndpoint;
import dev.furrow.server.admin.IdentityDesk;
import dev.furrow.server.admin.IdentityEndpoint;
import dev.furrow.server.admin.ServerFile;
import dev.furrow.server.audit.AuditChain;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.audit.AuditLog;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.config.LastSettings;
import dev.furrow.server.config.Settings;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.Administration;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.Notes;
import dev.furrow.server.identity.Vault;
import dev.furrow.server.quota.QuotaBook;
import dev.furrow.server.quota.RateLimits;
import dev.furrow.store.rocksdb.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where administrative commands go: to the server of a data directory, to the data directory itself while no server
/// runs there, or to a server elsewhere with a signed request.
final class Administrator {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "./data", description = "The data directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private Path data;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "A server elsewhere instead of a data directory; the request is signed with the key in"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, for AWS_REGION. AWS_CA_BUNDLE names the"
                    + " authorities to trust.")
    private @Nullable URI endpoint;

    AdminAnswer ask(AdminRequest request) throws IOException, InterruptedException {
        byte[] body = Json.encode(request);
        if (endpoint != null) {
            Map<String, String> headers = signed(endpoint, body);
            try (HttpClient client = RemoteClient.create()) {
                return send(client, endpoint, body, headers);
            } catch (ConnectException nobody) {
                throw new IdentityException("Nobody answers at " + endpoint);
            } catch (SSLHandshakeException untrusted) {
                throw new IdentityException(endpoint + " is not trusted: " + untrusted.getMessage()
                        + ". Put the name of" + " the file with its authority into " + RemoteClient.AUTHORITIES);
            }
        }
        Path directory = data.toAbsolutePath().normalize();
        ServerFile server = ServerFile.read(directory);
        if (server != null) {
            try (HttpClient client = LocalClient.create()) {
                return send(
                        client,
                        URI.create(server.url()),
                        body,
                        Map.of("Authorization", AdminEndpoint.authorization(server.token())));
            }
        }
        if (!DataDirectory.holdsStore(directory)) {
            throw new IdentityException(data + " holds no store; name the data directory with --data");
        }
        try (Store store = DataDirectory.open(directory, Version.current())) {
            Notes notes = new StoreNotes(store);
            IdentityBook book =
                    new IdentityBook(notes, Vault.open(directory, System.getenv(Vault.VARIABLE)), Instant::now);
            Configuration last = LastSettings.read(directory);
            Arn arns = new Arn(last.text(Settings.REGION), last.text(Settings.ACCOUNT_ID));
            QuotaBook quotas = new QuotaBook(
                    notes, EngineSettingsFrom.quotas(last), new RateLimits(System::currentTimeMillis), null);
            Administration administration = new Administration(book, arns::domain, arns::user, id -> null, quotas::run);
            return told(directory, last, arns, administration, request);
        }
    }

    /// What is done to a directory is told of as what its server does, if that has an audit log.
    private static AdminAnswer told(
            Path directory, Configuration last, Arn arns, Administration administration, AdminRequest request)
            throws IOException {
        Path folder = directory.resolve(AuditChain.FOLDER);
        if (!AuditChain.isIn(folder)) {
            return administration.run(request);
        }
        // How many files are kept is for the server to say; none is removed here.
        try (AuditLog log = new AuditLog(folder, last.number(Settings.AUDIT_FILE_SIZE), Integer.MAX_VALUE)) {
            String outcome = "refused";
            try {
                AdminAnswer answer = administration.run(request);
                outcome = "ok";
                return answer;
            } finally {
                log.accept(new AuditEntry(
                        Instant.now(),
                        "-",
                        "operator",
                        null,
                        "-",
                        IdentityDesk.action(request),
                        arns.administration(IdentityDesk.subject(request)),
                        outcome,
                        null));
            }
        } catch (UncheckedIOException unwritable) {
            throw new IOException(unwritable.getMessage(), unwritable);
        }
    }

    private static Map<String, String> signed(URI server, byte[] body) {
        String id = System.getenv("AWS_ACCESS_KEY_ID");
        String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
        if (id == null || secret == null) {
            throw new IdentityException("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        }
        return new Signer(RemoteClient.region(), IdentityEndpoint.SERVICE)
                .sign(
                        new Credentials(id, secret, System.getenv("AWS_SESSION_TOKEN")),
                        "POST",
                        IdentityEndpoint.PATH,
                        Map.of("Host", server.getRawAuthority()),
                        body,
                        Instant.now());
    }

    private static AdminAnswer send(HttpClient client, URI server, byte[] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(IdentityEndpoint.PATH))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IdentityException(
                    Json.decodeTrusted(response.body(), Refusal.class).error());
        }
        return Json.decodeTrusted(response.body(), AdminAnswer.class);
    }

    private record Refusal(String error) {}

    /// Notes in a store that no server has open.
    private record StoreNotes(Store store) implements Notes {
        @Override
        public Map<String, String> all() {
            Map<String, String> notes = new HashMap<>();
            store.scanRegistry(change -> {
                if (change instanceof RegistryChange.PutNote(String name, String text)) {
                    notes.put(name, text);
                }
            });
            return notes;
        }

        @Override
        public void keep(Map<String, String> puts, Iterable<String> deletes) {
            Batch batch = new Batch();
            batch.at(Math.max(store.latestTime(), 1));
            puts.forEach((name, text) -> batch.registryChanges().add(new RegistryChange.PutNote(name, text)));
            deletes.forEach(name -> batch.registryChanges().add(new RegistryChange.DeleteNote(name)));
            store.commit(batch);
        }
    }
}
