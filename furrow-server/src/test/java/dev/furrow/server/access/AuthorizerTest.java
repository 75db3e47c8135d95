package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.MapNotes;
import dev.furrow.server.identity.Vault;
import dev.furrow.server.policy.AccessRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuthorizerTest {
    private static final String ANN = "arn:aws:iam::1:user/ann";

    @TempDir
    private Path directory;

    private final Denials denials = new Denials();
    private final Caller caller = new Caller("ann", ANN, "AKIA", false, null);
    private IdentityBook book;
    private Authorizer authorizer;

    @BeforeEach
    void begin() throws Exception {
        book = new IdentityBook(new MapNotes(), Vault.open(directory, "07".repeat(32)), Instant::now);
        book.createUser("ann");
        authorizer = new Authorizer(book, denials);
    }

    private void allow(String name, String action) {
        book.putPolicy(name, "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}");
    }

    private static AccessRequest asked(String action) {
        return new AccessRequest(action, "arn", Map.<String, List<String>>of());
    }

    private boolean may(String action) {
        return authorizer.decide(caller, asked(action), "d", "id-of-" + action).allowed();
    }

    @Test
    void whoMayIsNotADenial() {
        allow("p", "swf:*");
        book.attach(IdentityBook.Holder.USER, "ann", "p");

        assertThat(may("swf:StartTimer")).isTrue();
        assertThat(denials.reason("id-of-swf:StartTimer")).isNull();
    }

    @Test
    void whyNotIsKeptUnderTheIdOfTheRequest() {
        assertThat(may("swf:StartTimer")).isFalse();
        assertThat(denials.reason("id-of-swf:StartTimer"))
                .isEqualTo(ANN + " may not swf:StartTimer on arn: no statement allows it");
        authorizer.explain(caller, asked("swf:X"), "of another reason", "other");
        assertThat(denials.reason("other")).isEqualTo(ANN + " may not swf:X on arn: of another reason");
    }

    @Test
    void aPolicyThatIsChangedHoldsAtOnceAlsoForWhatWasAskedBefore() {
        allow("p", "swf:StartTimer");
        book.attach(IdentityBook.Holder.USER, "ann", "p");
        assertThat(may("swf:StartTimer")).isTrue();
        assertThat(may("swf:StartTimer")).isTrue();

        allow("p", "swf:CancelTimer");
        assertThat(may("swf:StartTimer")).isFalse();
        assertThat(may("swf:CancelTimer")).isTrue();

        book.detach(IdentityBook.Holder.USER, "ann", "p");
        assertThat(may("swf:CancelTimer")).isFalse();
        book.attach(IdentityBook.Holder.DOMAIN, "d", "p");
        assertThat(may("swf:CancelTimer")).isTrue();
        book.detach(IdentityBook.Holder.DOMAIN, "d", "p");
        assertThat(may("swf:CancelTimer")).isFalse();
    }

    @Test
    void whoMayNotReadsWhatOnWhatAndTheIdOfTheRequest() {
        Fault denied = Authorizer.denied(caller, asked("swf:StartTimer"), "the-id");

        assertThat(denied.type()).isEqualTo(FaultType.ACCESS_DENIED);
        assertThat(denied.message())
                .isEqualTo("User: " + ANN + " is not authorized to perform: swf:StartTimer on resource: arn"
                        + " (request id: the-id)");
    }

    @Test
    void theLatestTenThousandDenialsAreKnown() {
        for (int i = 0; i < 10_001; i++) {
            denials.add("id" + i, "reason" + i);
        }

        assertThat(denials.reason("id0")).isNull();
        assertThat(denials.reason("id1")).isEqualTo("reason1");
        assertThat(denials.reason("id10000")).isEqualTo("reason10000");
    }

    @Test
    void namesAreThoseOfAmazon() {
        Arn arns = new Arn("r", "1");

        assertThat(arns.domain("d")).isEqualTo("arn:aws:swf:r:1:/domain/d");
        assertThat(arns.user("u")).isEqualTo("arn:aws:iam::1:user/u");
        assertThat(arns.role("u")).isEqualTo("arn:aws:iam::1:role/u");
        assertThat(arns.roleSession("u", "s")).isEqualTo("arn:aws:sts::1:assumed-role/u/s");
        assertThat(arns.administration("key/k")).isEqualTo("arn:aws:furrow:r:1:key/k");
    }
}
