package dev.furrow.server.certificate;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A certificate with its key, in PEM.
///
/// @param certificate the certificate and its authority's
/// @param key the private key
public record Issued(String certificate, String key) {
    /// Writes both; a file that exists is not touched. The key can be read by its owner only.
    public void write(Path certificateFile, Path keyFile) throws IOException {
        boolean posix = keyFile.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                        keyFile, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode);
                var out = Channels.newOutputStream(channel)) {
            out.write(key.getBytes(StandardCharsets.US_ASCII));
        }
        Files.writeString(certificateFile, certificate, StandardOpenOption.CREATE_NEW);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "Issued[" + certificate + "]";
    }
}
