package dev.furrow.server.cli;

import dev.furrow.server.identity.IdentityException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Talks to a server elsewhere. Whom it trusts is what the machine trusts, or the authorities in the file that
/// `AWS_CA_BUNDLE` names: who has set that for Amazon's command line need not do more for ours.
final class RemoteClient {
    static final String AUTHORITIES = "AWS_CA_BUNDLE";

    private RemoteClient() {}

    static HttpClient create() throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        String authorities = System.getenv(AUTHORITIES);
        if (authorities != null && !authorities.isEmpty()) {
            builder.sslContext(trusting(Path.of(authorities)));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            if (trusted.size() == 0) {
                throw new IdentityException(file + ", which " + AUTHORITIES + " names, holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IdentityException(file + ", which " + AUTHORITIES + " names, cannot be used: " + e.getMessage());
        }
    }

    /// The region for which requests are signed, as SDKs find it.
    static String region() {
        String region = or(System.getenv("AWS_REGION"), System.getenv("AWS_DEFAULT_REGION"));
        return region == null ? "us-east-1" : region;
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null || first.isEmpty() ? second : first;
    }
}
