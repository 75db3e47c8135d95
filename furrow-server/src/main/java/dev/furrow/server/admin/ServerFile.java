package dev.furrow.server.admin;

import dev.furrow.api.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The file in a data directory that says where its server is and what lets one in: who can read the directory may
/// ask the server for a backup of it. Readable by its owner only.
///
/// @param url where the server listens
/// @param pid its process
/// @param token what administrative requests must show
public record ServerFile(String url, long pid, String token) {
    private static final String NAME = "furrow.server";

    /// A new token for a server that listens there.
    public static ServerFile of(String url) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new ServerFile(url, ProcessHandle.current().pid(), HexFormat.of().formatHex(secret));
    }

    /// Writes the file; it is never there half-written.
    public void write(Path directory) throws IOException {
        Path partial = directory.resolve(NAME + ".partial");
        Files.deleteIfExists(partial);
        if (partial.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(partial, Json.encode(this));
        Files.move(
                partial, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads the file of a directory; null if no server runs there.
    public static @Nullable ServerFile read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return null;
        }
        ServerFile found = Json.decodeTrusted(Files.readAllBytes(file), ServerFile.class);
        return ProcessHandle.of(found.pid).isPresent() ? found : null;
    }

    /// Removes the file when the server ends.
    public static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(NAME));
    }
}
