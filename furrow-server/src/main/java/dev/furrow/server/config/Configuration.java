package dev.furrow.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The value of every setting and where it comes from: the command line, else the environment, else the configuration
/// file, else `--parity`, else the default. Immutable.
public final class Configuration {
    /// A value with its origin.
    ///
    /// @param text as it was written
    /// @param value its meaning
    /// @param origin where it comes from, for messages and the console
    public record Value(String text, Object value, String origin) {}

    private record Given(String text, String origin) {}

    private final Map<Setting, Value> values;

    private Configuration(Map<Setting, Value> values) {
        this.values = values;
    }

    /// The defaults.
    public static Configuration defaults() {
        return read(Map.of(), Map.of(), null);
    }

    /// The defaults with some settings made by a program.
    ///
    /// @throws ConfigurationException if any cannot be used
    public static Configuration of(Map<String, String> settings) {
        return read(settings, Map.of(), null);
    }

    /// Everything that was set.
    ///
    /// @param options of the command line, by key
    /// @param environment the process's
    /// @param file the configuration file; null for none
    /// @throws ConfigurationException naming every setting that cannot be used
    public static Configuration read(
            Map<String, String> options, Map<String, String> environment, @Nullable Path file) {
        List<String> problems = new ArrayList<>();
        Map<String, Given> given = new LinkedHashMap<>();
        if (file != null) {
            takeFile(new ConfigurationFile(file, problems), given, problems);
        }
        takeEnvironment(environment, given, problems);
        options.forEach((key, text) -> given.put(key, new Given(text, "option --" + key)));
        boolean parity =
                given.containsKey(Settings.PARITY.key()) && "aws".equals(given.get(Settings.PARITY.key()).text);
        Map<Setting, Value> values = new LinkedHashMap<>();
        for (Setting setting : Settings.all().values()) {
            Given found = given.get(setting.key());
            if (found == null) {
                found = parity && setting.parityValue() != null
                        ? new Given(setting.parityValue(), "parity aws")
                        : new Given(setting.defaultValue(), "default");
            }
            try {
                values.put(setting, new Value(found.text, setting.kind().parse(found.text), found.origin));
            } catch (IllegalArgumentException range) {
                problems.add(setting.key() + " is \"" + found.text + "\" (" + found.origin + "); it must be "
                        + range.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Configuration(values);
    }

    private static void takeFile(ConfigurationFile file, Map<String, Given> given, List<String> problems) {
        file.entries().forEach((key, entry) -> {
            String place = file.place(entry.line());
            if (Settings.all().containsKey(key)) {
                given.put(key, new Given(entry.value(), place));
            } else {
                // Without the value: nobody knows what it is, and it may be a secret.
                problems.add(place + " sets \"" + key + "\", but there is no such key" + meant(key, Setting::key));
            }
        });
    }

    private static void takeEnvironment(
            Map<String, String> environment, Map<String, Given> given, List<String> problems) {
        Map<String, Setting> byVariable = new LinkedHashMap<>();
        Settings.all().values().forEach(setting -> byVariable.put(setting.variable(), setting));
        environment.forEach((variable, text) -> {
            // The launcher's own variables say how to run Java, not how to serve.
            if (!variable.startsWith("FURROW_")
                    || variable.startsWith("FURROW_JAVA_")
                    || variable.equals("FURROW_CONFIG")
                    // Secrets; they must not become settings that are shown.
                    || variable.equals("FURROW_MASTER_KEY")
                    || variable.equals("FURROW_IMPORT_SECRET")) {
                return;
            }
            Setting setting = byVariable.get(variable);
            if (setting == null) {
                String key = variable.substring("FURROW_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                // Without the value, such as that of FURROW_MASTERKEY.
                problems.add("The environment variable " + variable + " is set, but there is no such setting"
                        + meant(key, Setting::variable));
            } else {
                given.put(setting.key(), new Given(text, "environment variable " + variable));
            }
        });
    }

    /// Names the nearest settings to one that does not exist, in the spelling of the place where it stands.
    public static String meant(String key, Function<Setting, String> spelling) {
        List<String> near = Settings.near(key);
        return near.isEmpty()
                ? ""
                : "; did you mean "
                        + String.join(
                                " or ",
                                near.stream()
                                        .map(k -> Settings.all().get(k))
                                        .map(spelling)
                                        .toList())
                        + "?";
    }

    /// The value of a setting with its origin.
    public Value value(Setting setting) {
        Value value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException("No setting " + setting.key());
        }
        return value;
    }

    /// A text.
    public String text(Setting setting) {
        return (String) value(setting).value();
    }

    /// A number, a time in milliseconds or a size in bytes.
    public long number(Setting setting) {
        return (Long) value(setting).value();
    }

    /// The number of a limit.
    ///
    /// @param name its key without `limit-`
    public int limit(String name) {
        Setting setting = Settings.all().get("limit-" + name);
        if (setting == null) {
            throw new IllegalArgumentException("No limit " + name);
        }
        return Math.toIntExact(number(setting));
    }

    /// Yes or no.
    public boolean flag(Setting setting) {
        return (Boolean) value(setting).value();
    }

    /// An address.
    public HostAndPort address(Setting setting) {
        return (HostAndPort) value(setting).value();
    }
}
