package dev.furrow.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigurationTest {
    @TempDir
    private Path folder;

    static Stream<Setting> settings() {
        return Settings.all().values().stream();
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("furrow.conf"), List.of(lines));
    }

    private static List<String> problems(
            Map<String, String> options, Map<String, String> environment, @Nullable Path file) {
        ConfigurationException wrong = catchThrowableOfType(
                ConfigurationException.class, () -> Configuration.read(options, environment, file));
        assertThat(wrong).as("refused").isNotNull();
        return wrong.problems();
    }

    private static String problem(String key, String value) {
        assertThat(problems(Map.of(key, value), Map.of(), null)).hasSize(1);
        return problems(Map.of(key, value), Map.of(), null).getFirst();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingHasADefaultThatItAccepts(Setting setting) {
        Configuration.Value value = Configuration.defaults().value(setting);

        assertThat(value.text()).isEqualTo(setting.defaultValue());
        assertThat(value.origin()).isEqualTo("default");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingCanBeSetInAllThreePlaces(Setting setting) throws IOException {
        String text = SampleValues.of(setting);
        Object meaning = setting.kind().parse(text);
        assertThat(meaning).isNotEqualTo(Configuration.defaults().value(setting).value());
        Path file = file("# " + setting.key(), "", "  " + setting.key() + "=  " + text + "  ");

        assertThat(Configuration.read(Map.of(setting.key(), text), Map.of(), null)
                        .value(setting))
                .isEqualTo(new Configuration.Value(text, meaning, "option --" + setting.key()));
        assertThat(Configuration.read(Map.of(), Map.of(setting.variable(), text), null)
                        .value(setting))
                .isEqualTo(new Configuration.Value(text, meaning, "environment variable " + setting.variable()));
        assertThat(Configuration.read(Map.of(), Map.of(), file).value(setting))
                .isEqualTo(new Configuration.Value(text, meaning, file + ", line 3"));
    }

    @Test
    void anOptionComesBeforeTheEnvironmentBeforeTheFileBeforeParityBeforeTheDefault() throws IOException {
        Setting pages = Settings.all().get("limit-page-size");
        Map<String, String> options = new HashMap<>(Map.of("limit-page-size", "1"));
        Map<String, String> environment = new HashMap<>(Map.of("FURROW_LIMIT_PAGE_SIZE", "2"));
        Path file = file("limit-page-size = 3", "parity = aws");

        assertThat(Configuration.read(options, environment, file).number(pages)).isEqualTo(1);
        options.clear();
        assertThat(Configuration.read(options, environment, file).number(pages)).isEqualTo(2);
        environment.clear();
        assertThat(Configuration.read(options, environment, file).number(pages)).isEqualTo(3);
        Configuration parity = Configuration.read(options, environment, file("parity = aws"));
        assertThat(parity.number(pages)).isEqualTo(1_000);
        assertThat(parity.value(pages).origin()).isEqualTo("parity aws");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void parityTakesAmazonsValueWhereThereIsOne(Setting setting) {
        Configuration.Value value = Configuration.of(Map.of("parity", "aws")).value(setting);

        if (!setting.equals(Settings.PARITY)) {
            assertThat(value.text())
                    .isEqualTo(setting.parityValue() == null ? setting.defaultValue() : setting.parityValue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            listen          | 127.0.0.1       | HOST:PORT with a port between 0 and 65535, such as 127.0.0.1:7700 or [::1]:7700
            listen          | 127.0.0.1:65536 | HOST:PORT with a port between 0 and 65535, such as 127.0.0.1:7700 or [::1]:7700
            data            | ''              | the path of a directory
            insecure-listen | yes             | true or false
            insecure-listen | ''              | true or false
            long-poll       | 60              | a time between 1s and 60s, such as 500ms, 60s, 5m or 2h
            long-poll       | 2m              | a time between 1s and 60s, such as 500ms, 60s, 5m or 2h
            long-poll       | 999ms           | a time between 1s and 60s, such as 500ms, 60s, 5m or 2h
            parity          | AWS             | one of none, aws
            lanes           | 0               | a whole number between 1 and 64
            lanes           | 65              | a whole number between 1 and 64
            lanes           | two             | a whole number between 1 and 64
            lanes           | 99999999999999999999 | a whole number between 1 and 64
            region          | US East         | a region's name, such as us-east-1
            account-id      | 12345           | an account's number of 12 digits
            max-request-size | 1KB            | a size between 64KB and 64MB, such as 512KB, 4MB or 1GB
            max-request-size | 100            | a size between 64KB and 64MB, such as 512KB, 4MB or 1GB
            lambda          | charge          | NAME=TARGET, several separated by semicolons, each TARGET an http:// or https:// address or command:PATH
            limit-domains   | -1              | a whole number between 1 and 1000000
            """)
    void aValueThatIsNotAcceptedIsToldWithWhatIs(String key, String value, String range) {
        assertThat(problem(key, value))
                .isEqualTo(key + " is \"" + value + "\" (option --" + key + "); it must be " + range);
    }

    @Test
    void theOriginOfAWrongValueIsTold() throws IOException {
        Path file = file("lanes = many");

        assertThat(problems(Map.of(), Map.of("FURROW_LANES", "few"), null))
                .containsExactly("lanes is \"few\" (environment variable FURROW_LANES); it must be a whole number"
                        + " between 1 and 64");
        assertThat(problems(Map.of(), Map.of(), file))
                .containsExactly(
                        "lanes is \"many\" (" + file + ", line 1); it must be a whole number between 1 and 64");
    }

    @Test
    void everyWrongValueIsToldAtOnce() throws IOException {
        assertThat(problems(Map.of("lanes", "0"), Map.of("FURROW_PARTY", "aws"), file("log-level = loud", "nonsense")))
                .hasSize(4);
    }

    @Nested
    class AKeyThatDoesNotExist {
        @Test
        void isRefusedInAFileWithTheNearestKey() throws IOException {
            Path file = file("lanes = 2", "log-fromat = json");

            assertThat(problems(Map.of(), Map.of(), file))
                    .containsExactly(
                            file + ", line 2 sets \"log-fromat\", but there is no such key; did you mean log-format?");
        }

        @Test
        void isRefusedInTheEnvironmentWithTheNearestVariable() {
            assertThat(problems(Map.of(), Map.of("FURROW_LOGLEVEL", "warn"), null))
                    .containsExactly("The environment variable FURROW_LOGLEVEL is set, but there is no such setting;"
                            + " did you mean FURROW_LOG_LEVEL?");
        }

        @Test
        void isRefusedWithoutAGuessWhenNoneIsNear() {
            assertThat(problems(Map.of(), Map.of("FURROW_COLOUR_OF_THE_SKY", "blue"), null))
                    .containsExactly(
                            "The environment variable FURROW_COLOUR_OF_THE_SKY is set, but there is no such setting");
        }

        @Test
        void isRefusedWithoutItsValueWhichMayBeASecret() throws IOException {
            assertThat(problems(
                            Map.of(),
                            Map.of("FURROW_MASTERKEY", "0123456789abcdef"),
                            file("secret = 0123456789abcdef")))
                    .hasSize(2)
                    .noneMatch(problem -> problem.contains("0123456789abcdef"));
        }
    }

    @Test
    void variablesOfTheLauncherAndOfOthersAreLeftAlone() {
        Map<String, String> environment = Map.of(
                "FURROW_JAVA_OPTIONS",
                "-Xmx1g",
                "FURROW_CONFIG",
                "elsewhere",
                "PATH",
                "/bin",
                "LANES",
                "0",
                "FURROW_IMPORT_SECRET",
                "of another command");

        assertThat(Configuration.read(Map.of(), environment, null).number(Settings.LANES))
                .isEqualTo(Configuration.defaults().number(Settings.LANES));
    }

    @Nested
    class AFile {
        @Test
        void mayHoldAnEqualsSignInAValue() throws IOException {
            Path file = file("lambda = charge=http://127.0.0.1:9000/?a=b#c");

            assertThat(Configuration.read(Map.of(), Map.of(), file).text(Settings.LAMBDA))
                    .isEqualTo("charge=http://127.0.0.1:9000/?a=b#c");
        }

        @Test
        void isRefusedWhenALineIsNoSetting() throws IOException {
            Path file = file("lanes = 2", "lanes");

            assertThat(problems(Map.of(), Map.of(), file))
                    .containsExactly(file + ", line 2 is \"lanes\"; a line must be key = value, or a comment behind #");
        }

        @Test
        void isRefusedWhenItSetsAKeyTwice() throws IOException {
            Path file = file("lanes = 2", "# two", "lanes = 3");

            assertThat(problems(Map.of(), Map.of(), file))
                    .containsExactly(file + ", line 3 sets lanes again, after line 1");
        }

        @Test
        void isRefusedWhenItCannotBeRead() {
            Path missing = folder.resolve("missing.conf");

            assertThat(problems(Map.of(), Map.of(), missing))
                    .singleElement()
                    .asString()
                    .startsWith("The configuration file " + missing + " cannot be read: ");
        }
    }

    @Test
    void timesAndSizesHaveUnits() {
        Configuration set =
                Configuration.of(Map.of("long-poll", "1500ms", "max-request-size", "64kb", "min-free-disk", "3GB"));

        assertThat(set.number(Settings.LONG_POLL)).isEqualTo(1_500);
        assertThat(set.number(Settings.MAX_REQUEST_SIZE)).isEqualTo(65_536);
        assertThat(set.number(Settings.MIN_FREE_DISK)).isEqualTo(3L << 30);
        assertThat(Configuration.of(Map.of("long-poll", "1m")).number(Settings.LONG_POLL))
                .isEqualTo(60_000);
    }

    @Test
    void anAddressMayBeOfTheSixthVersion() {
        HostAndPort address = Configuration.of(Map.of("listen", "[::1]:7701")).address(Settings.LISTEN);

        assertThat(address).isEqualTo(new HostAndPort("::1", 7701)).hasToString("[::1]:7701");
    }
}
