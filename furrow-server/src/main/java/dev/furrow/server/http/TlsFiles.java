package dev.furrow.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The server's certificate and its key, in PEM.
///
/// @param certificate the certificate and those up to its authority
/// @param key the private key
public record TlsFiles(Path certificate, Path key) {
    static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /// What both files hold at this moment.
    ServerSSLOptions read() throws IOException {
        ServerSSLOptions options = new ServerSSLOptions();
        options.setKeyCertOptions(new PemKeyCertOptions()
                .addCertValue(Buffer.buffer(Files.readAllBytes(certificate)))
                .addKeyValue(Buffer.buffer(Files.readAllBytes(key))));
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        options.setUseAlpn(true);
        return options;
    }

    /// When either was changed last, and how large they are: another value means another certificate.
    String stamp() throws IOException {
        return Files.getLastModifiedTime(certificate) + " " + Files.size(certificate) + " "
                + Files.getLastModifiedTime(key) + " " + Files.size(key);
    }
}
