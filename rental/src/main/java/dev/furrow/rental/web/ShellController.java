package dev.furrow.rental.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The service worker, with the list of what it keeps and a version that is the digest of all of it: a device that
/// has this version has exactly these files, and fetches none of them again.
@RestController
class ShellController {
    private final String worker;

    ShellController() throws IOException {
        Map<String, byte[]> files = files();
        String list = files.keySet().stream().map(path -> "'" + path + "'").collect(Collectors.joining(", "));
        this.worker = new ClassPathResource("web/service-worker.js")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("'%VERSION%'", "'" + version(files) + "'")
                .replace("'%FILES%'", list);
    }

    @GetMapping(value = "/sw.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(worker);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**")) {
            if (resource.isReadable()) {
                String url = resource.getURL().toString();
                files.put(
                        url.substring(url.lastIndexOf("/static/") + "/static".length()),
                        resource.getContentAsByteArray());
            }
        }
        return files;
    }

    private static String version(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, bytes) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
