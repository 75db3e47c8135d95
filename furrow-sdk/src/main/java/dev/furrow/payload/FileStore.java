package dev.furrow.payload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file for each content, written aside and moved into place, so that nobody ever reads half of one.
final class FileStore implements PayloadStore {
    private final Path folder;

    FileStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public String put(byte[] bytes) {
        String name = sha256(bytes);
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path aside = Files.createTempFile(folder, name, ".part");
                Files.write(aside, bytes);
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A payload of " + bytes.length + " bytes cannot be kept in " + folder, e);
        }
        return name;
    }

    @Override
    public byte[] get(String place) {
        Path file = folder.resolve(place).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new IllegalArgumentException("\"" + place + "\" leads out of " + folder);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The payload " + place + " cannot be read from " + folder, e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
