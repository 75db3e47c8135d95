package dev.furrow.system.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The last test of the build: looks for every secret that a server of any test knew, in everything that the tests of
/// all modules have left: reports with output, logs and errors, audit logs, metrics.
final class SearchTest {
    private static final int SHORTEST = 16;

    @TempDir
    private Path elsewhere;

    @Test
    void noSecretOfAnyTestIsInAnythingThatTheTestsHaveLeft() {
        List<Path> modules = children(Path.of("").toAbsolutePath().getParent());
        Set<String> secrets = new LinkedHashSet<>();
        List<Path> left = new ArrayList<>();
        for (Path module : modules) {
            secrets.addAll(secrets(module.resolve(Traces.FOLDER)));
            left.addAll(files(module.resolve(Traces.FOLDER)));
            left.addAll(files(module.resolve("target/surefire-reports")));
        }
        System.out.printf("Looked for %d secrets in %d files%n", secrets.size(), left.size());

        assertThat(secrets).allMatch(secret -> secret.length() >= SHORTEST);
        assertThat(found(secrets, left)).isEmpty();
    }

    @Test
    void aSecretIsFoundInWhicheverFormItStands() throws IOException {
        String secret = "ab+cd/ef=gh0123456789";
        for (String text : List.of(
                secret,
                "{\"x\":\"ab+cd\\/ef=gh0123456789\"}",
                "ab%2Bcd%2Fef%3Dgh0123456789",
                Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII)))) {
            Path file = Files.writeString(elsewhere.resolve("file"), "before " + text + " behind");
            assertThat(found(Set.of(secret), List.of(file))).as(text).hasSize(1);
        }
        Path clean = Files.writeString(elsewhere.resolve("file"), secret.substring(1));
        assertThat(found(Set.of(secret), List.of(clean))).isEmpty();
    }

    /// Which files hold a secret; not which one, since this is a report, too.
    private static List<String> found(Set<String> secrets, List<Path> files) {
        List<String> forms = new ArrayList<>();
        for (String secret : secrets) {
            forms.add(secret);
            forms.add(secret.replace("/", "\\/"));
            forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        List<String> distinct = forms.stream().distinct().toList();
        return files.parallelStream()
                .filter(file -> {
                    String text = text(file);
                    return distinct.stream().anyMatch(text::contains);
                })
                .map(Path::toString)
                .toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> secrets(Path folder) {
        try {
            return Traces.secretsOf(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(Traces.SECRETS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
