package dev.furrow.server.console.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The files that come with the pages. Their addresses hold a hash of their content, so that a browser may keep them
/// for ever and yet sees a new version at once. Immutable.
public final class Assets {
    static final String PATH = "/console/static/";

    private static final List<String> OURS = List.of("console.css", "console.js", "icon.svg");

    /// A file.
    ///
    /// @param body as it is
    /// @param packed as gzip
    record Asset(String contentType, byte[] body, byte[] packed) {}

    private final Map<String, Asset> byPath = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /// Reads them.
    public Assets() {
        for (String name : OURS) {
            add(name, read("/dev/furrow/server/console/static/" + name));
        }
        add(
                "htmx.js",
                read("/META-INF/resources/webjars/htmx.org/" + versions().getProperty("htmx") + "/dist/htmx.min.js"));
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream file = Assets.class.getResourceAsStream("/dev/furrow/server/version.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /// Adds a file of another package of the console.
    ///
    /// @param name its plain name
    /// @param body its content
    private void add(String name, byte[] body) {
        String hash = hash(body);
        int dot = name.lastIndexOf('.');
        String path = PATH + name.substring(0, dot) + '.' + hash + name.substring(dot);
        paths.put(name, path);
        byPath.put(path, new Asset(contentType(name), body, pack(body)));
    }

    private static byte[] read(String resource) {
        try (InputStream file = Assets.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The build has left out " + resource);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException(name);
        };
    }

    static byte[] pack(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// Where a file is.
    String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("No file " + name);
        }
        return path;
    }

    /// The file at a path; null if there is none.
    @Nullable Asset find(String path) {
        return byPath.get(path);
    }
}
