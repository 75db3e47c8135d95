package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.*;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import org.junit.jupiter.api.Test;

/// Who gets in, over the wire: nobody without a good signature (specification, section 1.6).
final class SignatureTest extends GuardedTest {
    @Test
    void nobodyGetsIn() {
        Reply reply = server.call(domain("unsigned"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.fault().getKey()).isEqualTo("MissingAuthenticationTokenException");
        assertThat(admin.call(new DescribeDomainRequest("unsigned")).fault().getKey())
                .isEqualTo("UnknownResourceFault");
    }

    @Test
    void anUnknownKeyAndAWrongSecretAreOneAnswer() {
        Credentials known = admin.credentials();
        Reply unknown = new SignedCaller(server, new Credentials("AKIAUNKNOWN", "secret", null)).call(domain("x1"));
        Reply wrong = new SignedCaller(server, new Credentials(known.accessKeyId(), "secret", null)).call(domain("x2"));

        assertThat(unknown.fault()).isEqualTo(wrong.fault());
        assertThat(wrong.fault().getKey()).isEqualTo("UnrecognizedClientException");
    }

    @Test
    void aChangedBodyIsFound() {
        String request = admin.request(domain("original")).replace("original", "tampered");

        assertThat(server.exchange(request).fault().getKey()).isEqualTo("UnrecognizedClientException");
    }

    @Test
    void aChangedTargetIsFound() {
        String request = admin.request(new DescribeDomainRequest("x")).replace("DescribeDomain", "DeprecateDomain");

        assertThat(server.exchange(request).fault().getKey()).isEqualTo("UnrecognizedClientException");
    }

    @Test
    void aPresignedRequestIsRefused() {
        String request = Connection.request("ListDomains", "{}").replace("POST / ", "POST /?X-Amz-Signature=00 ");

        assertThat(server.exchange(request).fault().getKey()).isEqualTo("MissingAuthenticationTokenException");
    }

    @Test
    void aQueryBesideASignatureIsRefused() {
        String request = admin.request(new DescribeDomainRequest("x")).replace("POST / ", "POST /?a=b ");

        assertThat(server.exchange(request).fault().getKey()).isEqualTo("InvalidSignatureException");
    }

    @Test
    void aSecondTargetIsRefused() {
        String request = admin.request(new DescribeDomainRequest("x"))
                .replace("Host:", "X-Amz-Target: SimpleWorkflowService.DeprecateDomain\r\nHost:");

        assertThat(server.exchange(request).status()).isNotEqualTo(200);
    }

    @Test
    void theUnknownOperationIsToldFirstAndTheMalformedBodyIsNot() {
        assertThat(server.exchange(Connection.request("NoSuchOperation", "{}"))
                        .fault()
                        .getKey())
                .isEqualTo("UnknownOperationException");
        assertThat(server.exchange(Connection.request("ListDomains", "{"))
                        .fault()
                        .getKey())
                .isEqualTo("MissingAuthenticationTokenException");
    }
}
