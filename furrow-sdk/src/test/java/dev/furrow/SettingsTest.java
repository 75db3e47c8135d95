package dev.furrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private Path file;

    @BeforeEach
    void inAFolder(@TempDir Path folder) {
        file = folder.resolve("sdk.properties");
    }

    private FurrowOptions load() {
        return new Settings(properties::get, environment::get, file).options();
    }

    @Test
    void eachSettingIsTakenFromTheFirstPlaceThatHasIt() throws IOException {
        Files.writeString(file, "domain=from-file\nregion=eu-file-1\nendpoint=http://file:1\n");
        assertThat(load().domain()).isEqualTo("from-file");
        environment.put("FURROW_DOMAIN", "from-environment");
        environment.put("AWS_DEFAULT_REGION", "eu-environment-1");
        properties.put("furrow.domain", "from-property");

        FurrowOptions options = load();

        assertThat(options.domain()).isEqualTo("from-property");
        assertThat(options.region()).isEqualTo("eu-environment-1");
        assertThat(options.endpoint()).isEqualTo(URI.create("http://file:1"));
        assertThat(options.explain())
                .isEqualTo("domain = from-property  (the system property furrow.domain)\n"
                        + "endpoint = http://file:1  (" + file + ")\n"
                        + "region = eu-environment-1  (AWS_DEFAULT_REGION in the environment)\n");
    }

    @Test
    void whatTheProgramSaysCountsMost() {
        environment.put("FURROW_DOMAIN", "d");
        environment.put("AWS_REGION", "eu-environment-1");
        FurrowOptions options = load().region("eu-program-1");
        assertThat(options.region()).isEqualTo("eu-program-1");
        assertThat(options.explain())
                .contains("region = eu-program-1  (set in the program)")
                .contains("endpoint = https://swf.eu-program-1.amazonaws.com  (the default)");
    }

    @Test
    void withoutADomainItSaysWhereOneCouldBe() {
        assertThatThrownBy(this::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Dfurrow.domain")
                .hasMessageContaining("FURROW_DOMAIN")
                .hasMessageContaining(file.toString());
    }
}
