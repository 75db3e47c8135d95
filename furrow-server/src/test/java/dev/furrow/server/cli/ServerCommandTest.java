package dev.furrow.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.config.SampleValues;
import dev.furrow.server.config.Setting;
import dev.furrow.server.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// The command line as it is read; what the commands then do is in the tests of processes.
final class ServerCommandTest {
    static Stream<Setting> settings() {
        return Settings.all().values().stream();
    }

    /// What was said on standard error, with the exit code in front.
    private static String run(String... arguments) {
        CommandLine furrow = Main.commandLine();
        StringWriter said = new StringWriter();
        furrow.setErr(new PrintWriter(said, true));
        furrow.setOut(new PrintWriter(said, true));
        int code = furrow.execute(arguments);
        return code + ": " + said;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsAnOption(Setting setting) {
        String value = SampleValues.of(setting);
        CommandLine.ParseResult parsed =
                Main.commandLine().parseArgs("server", setting.option(), value).subcommand();

        assertThat((String) parsed.matchedOptionValue(setting.option(), null)).isEqualTo(value);
        parsed = Main.commandLine()
                .parseArgs("server", setting.option() + "=" + value)
                .subcommand();
        assertThat((String) parsed.matchedOptionValue(setting.option(), null)).isEqualTo(value);
    }

    @Test
    void theNameOfAFlagAloneMeansYes() {
        CommandLine.ParseResult parsed = Main.commandLine()
                .parseArgs("server", "--insecure-listen", "--lanes", "1")
                .subcommand();

        assertThat((String) parsed.matchedOptionValue("--insecure-listen", null))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theHelpTellsEverySetting(Setting setting) {
        assertThat(run("help", "server")).startsWith("0: ").containsPattern(setting.option() + "\\[?=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server --lane 3            | There is no option --lane; did you mean --lanes?
            server --log-fromat=json   | There is no option --log-fromat; did you mean --log-format?
            server --colour-of-the-sky | There is no option --colour-of-the-sky
            backup --form x --to y     | There is no option --form
            sever                      | There is no command or argument "sever"; did you mean server
            server extra               | There is no command or argument "extra"
            restore                    | Missing required option: '--from=DIR'
            server --lanes             | Missing required parameter for option '--lanes' (NUMBER)
            """)
    void whatIsWrongWithACommandLineIsTold(String arguments, String problem) {
        assertThat(run(arguments.split(" "))).startsWith("2: " + problem).contains("shows what there is");
    }

    @Test
    void theHelpNamesEveryCommand() {
        assertThat(run()).startsWith("0: ");
        for (String command : new String[] {"server", "backup", "restore", "version", "help"}) {
            assertThat(run("help", command)).as(command).startsWith("0: ").contains("furrow " + command);
        }
    }
}
