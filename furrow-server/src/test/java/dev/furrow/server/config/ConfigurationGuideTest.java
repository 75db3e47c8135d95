package dev.furrow.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigurationGuideTest {
    private static final Path FILE = Path.of("../docs/configuration.md");

    @Test
    void thePageSaysWhatTheTableOfSettingsSays() throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, ConfigurationGuide.text());
        }

        assertThat(FILE).as("-Dgolden.rewrite=true writes it anew").hasContent(ConfigurationGuide.text());
    }

    @Test
    void thePageNamesEverySettingWithItsVariable() throws IOException {
        String page = Files.readString(FILE);

        for (Setting setting : Settings.all().values()) {
            assertThat(page).contains("| `" + setting.key() + "` |", "| `" + setting.variable() + "` |");
        }
    }
}
