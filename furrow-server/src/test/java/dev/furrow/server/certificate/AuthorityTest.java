package dev.furrow.server.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Certificates as the JDK reads them, which is strict about their form.
final class AuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private static Issued files;
    private static Authority authority;

    @BeforeAll
    static void make() {
        files = Authority.create("Ours", NOW, Duration.ofDays(3_650));
        authority = Authority.of(files);
    }

    private static List<X509Certificate> read(Issued issued) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(issued.certificate().getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    @Test
    void anAuthorityMaySignAndSaysSo() throws Exception {
        X509Certificate own = read(files).getFirst();

        own.verify(own.getPublicKey());
        assertThat(own.getVersion()).isEqualTo(3);
        assertThat(own.getSubjectX500Principal().getName()).isEqualTo("CN=Ours");
        assertThat(own.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(own.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(own.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(own.getNotBefore().toInstant()).isEqualTo(NOW.minus(1, ChronoUnit.HOURS));
        assertThat(own.getNotAfter().toInstant()).isEqualTo(NOW.plus(3_650, ChronoUnit.DAYS));
    }

    @Test
    void aServersCertificateNamesEveryHostAndLeadsToTheAuthority() throws Exception {
        List<X509Certificate> chain =
                read(authority.server(List.of("swf.us-east-1.amazonaws.com", "192.0.2.1", "::1"), NOW, YEAR));
        X509Certificate leaf = chain.getFirst();

        assertThat(chain).hasSize(2);
        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "swf.us-east-1.amazonaws.com"),
                        List.of(7, "192.0.2.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"));
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage()[0]).isTrue();
        assertThat(leaf.getKeyUsage()[2]).isTrue();
        assertThat(leaf.getKeyUsage()[5]).isFalse();
        isTrusted(leaf);
    }

    @Test
    void aCallersCertificateIsForNothingElse() throws Exception {
        X509Certificate leaf = read(authority.client("ann", NOW, YEAR)).getFirst();

        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=ann");
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        isTrusted(leaf);
    }

    private static void isTrusted(X509Certificate leaf) throws Exception {
        PKIXParameters parameters =
                new PKIXParameters(Set.of(new TrustAnchor(read(files).getFirst(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
    }

    @Test
    void timesBehind2049HaveTheLongForm() throws Exception {
        assertThat(read(Authority.create("Old", NOW, Duration.ofDays(365 * 40)))
                        .getFirst()
                        .getNotAfter()
                        .toInstant())
                .isEqualTo(NOW.plus(365 * 40, ChronoUnit.DAYS));
    }

    @Test
    void noTwoCertificatesHaveTheSameNumber() throws Exception {
        assertThat(read(authority.client("ann", NOW, YEAR)).getFirst().getSerialNumber())
                .isNotEqualTo(
                        read(authority.client("ann", NOW, YEAR)).getFirst().getSerialNumber());
    }

    @Test
    void theKeyIsInNoText() {
        assertThat(files.toString()).contains("BEGIN CERTIFICATE").doesNotContain("PRIVATE KEY");
    }

    @Test
    void whatIsNoAuthorityIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Authority.of(authority.client("ann", NOW, YEAR)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Authority.of(new Issued("nothing", "nothing")));
    }
}
