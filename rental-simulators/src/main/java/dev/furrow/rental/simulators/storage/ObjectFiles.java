package dev.furrow.rental.simulators.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Objects in files: a folder for each bucket, and in it two files for each object, named by the hash of its key: the
/// bytes, and what is known about them. The list of all keys is in memory and read from the files at the start. An
/// upload is seen whole or not at all.
final class ObjectFiles {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ABOUT = ".json";

    private final Path root;
    private final Map<String, NavigableMap<String, Stored>> buckets = new ConcurrentHashMap<>();

    /// An object.
    ///
    /// @param etag with quotation marks, as it is sent
    /// @param modified milliseconds since 1970
    /// @param open whether anybody may read it
    /// @param metadata the caller's own, names without their prefix
    record Stored(
            String key,
            String contentType,
            long size,
            String etag,
            long modified,
            boolean open,
            @Nullable String cacheControl,
            Map<String, String> metadata) {}

    ObjectFiles(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root);
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                load(folder);
            }
        }
    }

    private void load(Path folder) throws IOException {
        NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ABOUT)).toList()) {
                Stored stored = JSON.readValue(Files.readString(file), Stored.class);
                objects.put(stored.key(), stored);
            }
        }
        buckets.put(folder.getFileName().toString(), objects);
    }

    /// Makes a bucket.
    ///
    /// @return false if there is one already
    boolean create(String bucket) throws IOException {
        Files.createDirectories(root.resolve(bucket));
        return buckets.putIfAbsent(bucket, new ConcurrentSkipListMap<>()) == null;
    }

    boolean has(String bucket) {
        return buckets.containsKey(bucket);
    }

    List<String> bucketNames() {
        return buckets.keySet().stream().sorted().toList();
    }

    @Nullable Stored find(String bucket, String key) {
        return objects(bucket).get(key);
    }

    /// Keeps an object.
    ///
    /// @param onlyNew whether nothing may be there
    /// @return false if something is there that must not be
    synchronized boolean put(String bucket, Stored stored, byte[] bytes, boolean onlyNew) throws IOException {
        NavigableMap<String, Stored> objects = objects(bucket);
        if (onlyNew && objects.containsKey(stored.key())) {
            return false;
        }
        write(file(bucket, stored.key(), ""), bytes);
        write(file(bucket, stored.key(), ABOUT), JSON.writeValueAsBytes(stored));
        objects.put(stored.key(), stored);
        return true;
    }

    byte[] bytes(String bucket, String key) throws IOException {
        try {
            return Files.readAllBytes(file(bucket, key, ""));
        } catch (NoSuchFileException deletedMeanwhile) {
            throw S3Fault.noSuchKey();
        }
    }

    synchronized void delete(String bucket, String key) throws IOException {
        if (objects(bucket).remove(key) != null) {
            Files.deleteIfExists(file(bucket, key, ABOUT));
            Files.deleteIfExists(file(bucket, key, ""));
        }
    }

    /// The objects whose keys begin with a prefix and come behind another key, in order.
    List<Stored> list(String bucket, String prefix, String after) {
        List<Stored> found = new ArrayList<>();
        for (Stored stored : objects(bucket).tailMap(prefix, true).values()) {
            if (!stored.key().startsWith(prefix)) {
                break;
            }
            if (stored.key().compareTo(after) > 0) {
                found.add(stored);
            }
        }
        return found;
    }

    private NavigableMap<String, Stored> objects(String bucket) {
        NavigableMap<String, Stored> objects = buckets.get(bucket);
        if (objects == null) {
            throw S3Fault.noSuchBucket();
        }
        return objects;
    }

    private Path file(String bucket, String key, String suffix) {
        return root.resolve(bucket).resolve(S3Signature.hash(key) + suffix);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The name that S3 gives to bytes.
    static String etag(byte[] bytes) {
        try {
            return '"'
                    + S3Signature.HEX.formatHex(MessageDigest.getInstance("MD5").digest(bytes))
                    + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
