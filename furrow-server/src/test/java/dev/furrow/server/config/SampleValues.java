package dev.furrow.server.config;

import java.util.Map;

/// For each setting a text that it accepts and that is not its default.
public final class SampleValues {
    private static final Map<String, String> TEXTS = Map.of(
            "data", "/srv/furrow",
            "region", "eu-west-1",
            "account-id", "000000000001",
            "auth-regions", "eu-west-1,us-west-2",
            "tls-certificate", "/etc/furrow/server.pem",
            "tls-key", "/etc/furrow/server.key",
            "tls-client-authorities", "/etc/furrow/clients.pem",
            "max-connections-per-address", "70",
            "lambda", "charge=http://127.0.0.1:9000/charge;print=command:/usr/bin/lpr");

    private SampleValues() {}

    /// The text.
    public static String of(Setting setting) {
        return switch (setting.kind()) {
            case Kind.WholeNumber number -> String.valueOf(number.max() - 1);
            case Kind.Time time -> Math.max(7, time.minMillis() / 1000 + 1) + "s";
            case Kind.Size _ -> "70KB";
            case Kind.Choice choice ->
                choice.words().stream()
                        .filter(word -> !word.equals(setting.defaultValue()))
                        .findFirst()
                        .orElseThrow();
            case Kind.Flag _ -> String.valueOf(!Boolean.parseBoolean(setting.defaultValue()));
            case Kind.Address _ -> "127.0.0.2:4711";
            case Kind.Text _ -> TEXTS.get(setting.key());
        };
    }
}
