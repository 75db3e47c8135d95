package dev.furrow.demo;

import dev.furrow.demo.taxi.TaxiTypes;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who the demo is: a user of its server who may do everything in the domain of the demo and nothing else. It signs
/// with temporary credentials and gets others before they end.
final class Account implements CredentialsProvider {
    private static final String USER = "demo";
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"swf:*\",\"Resource\":\"arn:aws:swf:*:*:/domain/" + TaxiTypes.DOMAIN + "\"}]}";
    private static final Duration SESSION = Duration.ofHours(2);
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(30);

    private final FurrowServer server;
    private Instant good = Instant.MIN;
    private @Nullable Credentials credentials;

    private Account(FurrowServer server) {
        this.server = server;
    }

    /// The account on the demo's own server; made if it is not there.
    static Account of(FurrowServer server) {
        Account account = new Account(server);
        try {
            account.administer(AdminAction.CreateUser, null);
        } catch (IdentityException already) {
            // An earlier run has made it.
        }
        account.administer(AdminAction.PutPolicy, null);
        account.administer(AdminAction.AttachPolicy, null);
        return account;
    }

    /// The key in the environment, for a server that runs already; one that looks at no signature takes any.
    static CredentialsProvider elsewhere() {
        String id = System.getenv("AWS_ACCESS_KEY_ID");
        String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
        String token = System.getenv("AWS_SESSION_TOKEN");
        if (id == null || secret == null) {
            return CredentialsProvider.of(new Credentials(USER, USER, null));
        }
        return CredentialsProvider.of(new Credentials(id, secret, token));
    }

    @Override
    public synchronized Credentials credentials() {
        Credentials present = credentials;
        if (present == null || Instant.now().isAfter(good)) {
            NewSecret made = administer(AdminAction.CreateSession, (int) SESSION.toSeconds())
                    .credentials();
            if (made == null || made.sessionToken() == null) {
                throw new IllegalStateException("The server of the demo gives no credentials");
            }
            present = new Credentials(made.accessKeyId(), made.secretAccessKey(), made.sessionToken());
            credentials = present;
            good = Instant.now().plus(SESSION).minus(BEFORE_THE_END);
        }
        return present;
    }

    private AdminAnswer administer(AdminAction action, @Nullable Integer seconds) {
        return server.administer(new AdminRequest(
                action.name(), USER, null, null, USER, POLICY, null, null, seconds, null, null, null, null, null));
    }
}
