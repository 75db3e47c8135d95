package dev.furrow.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file for each value.
final class FileMemory implements StepMemory {
    private final Path folder;

    FileMemory(Path folder) {
        this.folder = folder;
    }

    @Override
    public @Nullable String find(String key) {
        try {
            return Files.readString(folder.resolve(key + ".json"));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(String key, String value) {
        try {
            Path file = folder.resolve(key + ".json");
            Path room = Objects.requireNonNull(file.getParent());
            Files.createDirectories(room);
            // Another worker may read at the same time, and must not see half of it.
            Path fresh = Files.createTempFile(room, "new", ".json");
            Files.writeString(fresh, value);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
