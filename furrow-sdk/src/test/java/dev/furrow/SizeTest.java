package dev.furrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.Fault;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private static final int JAVA_21 = 65;

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
    void itRunsOnJava21() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("target", "classes"))) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    requireJava21(file.toString(), in);
                }
            }
        }
        // What it brings of ours is built the same way.
        try (InputStream in = Fault.class.getResourceAsStream("Fault.class")) {
            requireJava21("furrow-api", in);
        }
    }

    private static void requireJava21(String what, InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
        assertThat(in.readUnsignedShort()).as("preview features of " + what).isZero();
        assertThat(in.readUnsignedShort()).as("class file version of " + what).isEqualTo(JAVA_21);
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
