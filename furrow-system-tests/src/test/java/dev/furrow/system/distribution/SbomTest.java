package dev.furrow.system.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.client.ForeignProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list of everything that is shipped, as CycloneDX has it: nothing is missing, and every licence is one that we
/// may ship.
final class SbomTest {
    private static final Path SHIPPED = Path.of("../furrow-distribution/target/furrow");
    private static final Pattern PART = Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@]+)@([^?\"]+)");
    private static final Pattern LICENCE = Pattern.compile("\"(?:id|name|expression)\" : \"([^\"]+)\"");
    private static final Pattern ALLOWED =
            Pattern.compile("(?i).*(Apache|MIT|BSD|EPL|Eclipse Public|LGPL|Lesser General|"
                    + "GPL-2.0|General Public License, version 2|CDDL|CC0|Public Domain|UPL|Unicode).*");

    private String sbom;

    @BeforeEach
    void read() throws Exception {
        Path file = SHIPPED.resolve("sbom.json");
        if (!Files.exists(file)) {
            throw ForeignProgram.missing("the distribution is not built: ./mvnw package");
        }
        sbom = Files.readString(file);
    }

    @Test
    void everyJarThatIsShippedIsInIt() throws Exception {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(sbom);
        while (part.find()) {
            parts.add(part.group(1) + "-" + part.group(2));
        }
        try (Stream<Path> jars = Files.list(SHIPPED.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> !name.startsWith("furrow-"))
                            .toList())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(name -> assertThat(parts).anyMatch(known -> name.startsWith(known)));
        }
    }

    @Test
    void everyPartOfOthersHasALicenceThatWeMayShip() {
        for (String component : sbom.split("\"bom-ref\" : ")) {
            if (!component.contains("pkg:maven/") || component.startsWith("\"pkg:maven/dev.furrow/")) {
                continue;
            }
            int at = component.indexOf("\"licenses\" : [");
            if (at < 0) {
                // The list of dependencies behind the components names no licences.
                continue;
            }
            String licences = component.substring(at, component.indexOf("\n      ]", at));
            Matcher licence = LICENCE.matcher(licences);
            boolean allowed = false;
            while (licence.find()) {
                allowed |= ALLOWED.matcher(licence.group(1)).matches();
            }
            assertThat(allowed).as("%s", licences).isTrue();
        }
        assertThat(sbom.split("\"licenses\" : \\[", -1)).hasSizeGreaterThan(30);
    }
}
