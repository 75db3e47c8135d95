package dev.furrow.server.config;

import dev.furrow.server.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a server was started with last, as far as it says what its store means: kept beside the store, for commands
/// that work on it while no server runs. A file of the same form as every configuration file.
public final class LastSettings {
    private static final String FILE = "settings.last";

    private LastSettings() {}

    /// Keeps them.
    public static void write(Configuration set, Path directory) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Written at each start, for commands that work here while no server runs. Not read by servers."));
        for (Setting setting : Settings.all().values()) {
            if (isKept(setting)) {
                lines.add(setting.key() + " = " + set.value(setting).text());
            }
        }
        String text = String.join("\n", lines) + "\n";
        WholeFile.replace(directory.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isKept(Setting setting) {
        return setting.key().startsWith("limit-")
                || setting.equals(Settings.REGION)
                || setting.equals(Settings.ACCOUNT_ID);
    }

    /// Those of a directory; the defaults if no server has kept any there.
    ///
    /// @throws ConfigurationException if the file cannot be used, such as after a later version has written it
    public static Configuration read(Path directory) {
        Path file = directory.resolve(FILE);
        return Files.exists(file) ? Configuration.read(Map.of(), Map.of(), file) : Configuration.defaults();
    }
}
