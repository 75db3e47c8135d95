package dev.furrow.server.config;

/// `docs/configuration.md`, made from the table of settings.
final class ConfigurationGuide {
    private static final String BEGIN = """
            # Configuration

            This page is made from the table of settings (`Settings.java`); a test holds it true. `furrow help server` shows the
            same on your machine.

            Every setting can be given in three places. The first that has it wins:

            1. an option of the command line: `./furrow server --long-poll 30s`,
            2. an environment variable: `FURROW_LONG_POLL=30s`,
            3. a line of the configuration file that `--config FILE` or `FURROW_CONFIG` names: `long-poll = 30s`. A line that begins
               with `#` is a comment; everything behind the first `=` is the value.

            Otherwise it is what the column *parity* says if `parity` is `aws` (nothing there: the default), else the default. The server does not start with a
            setting that it does not know or cannot use: it names every one of them with the place where it stands, what would be
            accepted, and the nearest name that exists. `FURROW_JAVA_OPTIONS` is no setting; the launcher hands it to Java.

            """;

    private ConfigurationGuide() {}

    static String text() {
        StringBuilder text = new StringBuilder(BEGIN);
        text.append("## The server\n\n");
        table(text, false);
        text.append("\n## Limits\n\nWhat goes beyond one is refused as Amazon SWF refuses it. Lowering a limit later"
                + " leaves what is there as it is.\n\n");
        table(text, true);
        return text.toString();
    }

    private static void table(StringBuilder text, boolean limits) {
        text.append("| setting | default | parity | accepted | environment variable | meaning |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (Setting setting : Settings.all().values()) {
            if (setting.key().startsWith("limit-") == limits) {
                row(text, setting);
            }
        }
    }

    private static void row(StringBuilder text, Setting setting) {
        String unit = setting.unit().isEmpty() ? "" : ' ' + setting.unit();
        String parity = setting.parityValue() == null || setting.parityValue().equals(setting.defaultValue())
                ? ""
                : code(setting.parityValue()) + unit;
        text.append("| ").append(code(setting.key()));
        text.append(" | ")
                .append(defaultValue(setting))
                .append(setting.defaultValue().isEmpty() || setting.equals(Settings.LANES) ? "" : unit);
        text.append(" | ").append(parity);
        text.append(" | ").append(setting.kind().range());
        text.append(" | ").append(code(setting.variable()));
        text.append(" | ").append(setting.description());
        text.append(" |\n");
    }

    private static String defaultValue(Setting setting) {
        if (setting.equals(Settings.LANES)) {
            // The one default that differs from machine to machine; the description says how.
            return "half the processors";
        }
        return setting.defaultValue().isEmpty() ? "none" : code(setting.defaultValue());
    }

    private static String code(String text) {
        return '`' + text + '`';
    }
}
