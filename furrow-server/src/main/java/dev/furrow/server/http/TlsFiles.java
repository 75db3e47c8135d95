package dev.furrow.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The server's certificate and its key, in PEM, and whose certificates callers may show.
///
/// @param certificate the certificate and those up to its authority
/// @param key the private key
/// @param authorities of callers' certificates; null if they are not asked for one
/// @param required whether who shows none is turned away
public record TlsFiles(Path certificate, Path key, @Nullable Path authorities, boolean required) {
    static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /// What the files hold at this moment.
    ServerSSLOptions read() throws IOException {
        ServerSSLOptions options = new ServerSSLOptions();
        options.setKeyCertOptions(new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(Files.readAllBytes(certificate)))
                .addKeyValue(Buffer.buffer(Files.readAllBytes(key))));
        if (authorities != null) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(Files.readAllBytes(authorities))));
            options.setClientAuth(required ? ClientAuth.REQUIRED : ClientAuth.REQUEST);
        }
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        options.setUseAlpn(true);
        return options;
    }

    /// When any was changed last, and how large they are: another value means other certificates.
    String stamp() throws IOException {
        List<Path> files = new ArrayList<>(List.of(certificate, key));
        if (authorities != null) {
            files.add(authorities);
        }
        StringBuilder stamp = new StringBuilder();
        for (Path file : files) {
            stamp.append(Files.getLastModifiedTime(file))
                    .append(' ')
                    .append(Files.size(file))
                    .append(' ');
        }
        return stamp.toString();
    }
}
