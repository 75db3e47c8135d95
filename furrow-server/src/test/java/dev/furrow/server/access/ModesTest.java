package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.server.TestServer;
import dev.furrow.server.identity.NewSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModesTest {
    private static final Credentials ANY = new Credentials("any", "thing", null);

    @TempDir
    private Path data;

    private static RegisterDomainRequest domain(String name) {
        return new RegisterDomainRequest(name, null, "30", null);
    }

    @Test
    void offLooksAtNoSignature() {
        try (TestServer server = TestServer.start(data)) {
            assertThat(new SignedCaller(server, ANY).call(domain("d")).status()).isEqualTo(200);
            assertThat(server.server().firstAdministrator()).isNull();
            assertThat(data.resolve("audit")).doesNotExist();
        }
    }

    @Test
    void optionalServesTheUnsignedAndRefusesTheWronglySigned() {
        try (TestServer server = TestServer.start(data, "auth", "optional")) {
            assertThat(server.call(domain("d")).status()).isEqualTo(200);
            assertThat(new SignedCaller(server, ANY).call(domain("e")).fault().getKey())
                    .isEqualTo("UnrecognizedClientException");
        }
    }

    @Test
    void anAddressThatOthersReachAsksForSignaturesByItself() {
        try (TestServer server = TestServer.start(data, "listen", "0.0.0.0:0")) {
            assertThat(server.server().firstAdministrator()).isNotNull();
            assertThat(server.call(domain("d")).fault().getKey()).isEqualTo("MissingAuthenticationTokenException");
        }
    }

    @Test
    void theAdministratorIsMadeOnceAndOutlivesTheProcess() throws Exception {
        NewSecret administrator;
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            administrator = server.server().firstAdministrator();
        }
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            assertThat(server.server().firstAdministrator()).isNull();
            assertThat(SignedCaller.of(server, administrator).call(domain("d")).status())
                    .isEqualTo(200);
        }
        assertThat(Files.exists(data.resolve("master.key"))).isTrue();
    }

    @Test
    void onlyTheRegionsThatAreServedPass() {
        try (Guarded guarded = Guarded.start(data, "auth-regions", "eu-west-1,us-west-2")) {
            assertThat(guarded.administrator().call(domain("d")).fault().getKey())
                    .isEqualTo("InvalidSignatureException");
        }
    }
}
