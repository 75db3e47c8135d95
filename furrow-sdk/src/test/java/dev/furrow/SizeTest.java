package dev.furrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What users bring into their programs with this module.
class SizeTest {
    private static final long MOST_BYTES = 600_000;

    @Test
    void theJarIsSmall() throws IOException {
        AtomicLong bytes = new AtomicLong();
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int b) {
                bytes.incrementAndGet();
            }
        };
        Path classes = Path.of("target", "classes");
        try (ZipOutputStream zip = new ZipOutputStream(counting);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        assertThat(bytes.get()).isBetween(100_000L, MOST_BYTES);
    }

    @Test
    void itBringsFourOthersAtMost() throws Exception {
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        List<String> brought = Stream.iterate(0, i -> i < dependencies.getLength(), i -> i + 1)
                .map(i -> (Element) dependencies.item(i))
                .filter(each -> each.getElementsByTagName("scope").getLength() == 0)
                .map(each -> each.getElementsByTagName("artifactId").item(0).getTextContent())
                .toList();
        // And JSpecify, which every module has.
        assertThat(brought).containsExactlyInAnyOrder("furrow-api", "jackson-databind", "slf4j-api");
    }
}
