package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.RentalApplication;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.cli.Main;
import dev.furrow.server.config.Configuration;
import dev.furrow.spring.FurrowProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Compose file, held against what it starts: there is no container engine here, but every file, name, port,
/// setting, option and health check in it exists and does what it should.
class ComposeTest {
    private static final Path FOLDER = Path.of("deploy");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Z_]+)}");

    private final Map<String, Object> compose = read();

    @TempDir
    private Path data;

    private static Map<String, Object> read() {
        try (InputStream file = Files.newInputStream(FOLDER.resolve("compose.yaml"))) {
            return new Yaml().load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }

    private Map<String, Object> service(String name) {
        return map(map(compose.get("services")).get(name));
    }

    private Map<String, Object> environment(String service) {
        return map(service(service).get("environment"));
    }

    @Test
    void whatServicesNameIsDeclared() {
        for (String name : map(compose.get("services")).keySet()) {
            Map<String, Object> service = service(name);
            assertThat(map(compose.get("networks")).keySet()).containsAll(list(service.get("networks")));
            assertThat(map(compose.get("secrets")).keySet()).containsAll(list(service.get("secrets")));
            for (String volume : list(service.get("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith("./")) {
                    assertThat(FOLDER.resolve(source)).exists();
                } else {
                    assertThat(map(compose.get("volumes"))).containsKey(source);
                }
            }
            map(service.get("depends_on")).forEach((other, how) -> {
                assertThat(map(compose.get("services"))).containsKey(other);
                if (map(how).get("condition").equals("service_healthy")) {
                    assertThat(service(other))
                            .as(name + " waits until " + other + " is healthy")
                            .containsKey("healthcheck");
                }
            });
        }
    }

    @Test
    void everySecretIsMadeByTheScript() throws IOException {
        String script = Files.readString(FOLDER.resolve("make-secrets.sh"));
        map(compose.get("secrets")).forEach((name, where) -> {
            String file = map(where).get("file").toString().substring("./secrets/".length());
            // Its folder, for the certificate's two files, which one command makes.
            assertThat(script)
                    .as(name)
                    .containsAnyOf(
                            "put " + file + ' ',
                            "--out secrets/" + Path.of(file).getParent());
        });
        for (String service : map(compose.get("services")).keySet()) {
            for (Object value : environment(service).values()) {
                String path = value.toString();
                if (path.startsWith("/run/secrets/")) {
                    assertThat(list(service(service).get("secrets")))
                            .contains(path.substring("/run/secrets/".length()));
                }
            }
        }
    }

    @Test
    void everySettingOfTheApplicationIsOneThatItKnows() {
        Set<String> known = settings();
        for (String name : environment("application").keySet()) {
            assertThat(known).as(name).contains(compact(name.replace('_', '.')));
        }
        for (String secret : list(service("application").get("secrets"))) {
            assertThat(known).as(secret).contains(compact(secret));
        }
    }

    /// Names of settings, as they are compared: without dots, dashes and case.
    private static String compact(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> settings() {
        Set<String> known = new TreeSet<>();
        try {
            for (URL metadata : Collections.list(
                    ComposeTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream json = metadata.openStream()) {
                    for (JsonNode property : JsonMapper.shared().readTree(json).get("properties")) {
                        known.add(compact(property.get("name").asString()));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents(RentalApplication.class.getPackageName())
                .forEach(found ->
                        add(known, ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)));
        add(known, FurrowProperties.class);
        return known;
    }

    private static void add(Set<String> known, Class<?> properties) {
        ConfigurationProperties annotation = properties.getAnnotation(ConfigurationProperties.class);
        add(known, annotation.value().isEmpty() ? annotation.prefix() : annotation.value(), properties);
    }

    private static void add(Set<String> known, String prefix, Class<?> properties) {
        for (RecordComponent component : properties.getRecordComponents()) {
            String name = prefix + '.' + component.getName();
            known.add(compact(name));
            if (component.getType().isRecord()) {
                add(known, name, component.getType());
            }
        }
    }

    @Test
    void addressesLeadToServicesAndTheirPorts() {
        URI furrow =
                URI.create(environment("application").get("FURROW_ENDPOINT").toString());
        List<String> command = list(service(furrow.getHost()).get("command"));
        assertThat(command.get(command.indexOf("--listen") + 1)).endsWith(":" + furrow.getPort());

        String database =
                environment("application").get("SPRING_DATASOURCE_URL").toString();
        URI jdbc = URI.create(database.substring("jdbc:".length()));
        assertThat(environment(jdbc.getHost()))
                .containsEntry("POSTGRES_DB", jdbc.getPath().substring(1))
                .containsEntry("POSTGRES_USER", environment("application").get("SPRING_DATASOURCE_USERNAME"));

        assertThat(environment("proxy").get("RENTAL_UPSTREAM")).isEqualTo("application:8080");
        assertThat(list(service("proxy").get("ports")))
                .containsExactly(
                        "80:" + environment("proxy").get("HTTP_LISTEN"),
                        "443:" + environment("proxy").get("HTTPS_LISTEN"));
    }

    @Test
    void commandsAreOnesThatTheProgramHas() throws IOException {
        String[] command = list(service("furrow").get("command")).toArray(String[]::new);
        CommandLine.ParseResult parsed = Main.commandLine().parseArgs(command);
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("server");
        String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
        for (String service : List.of("application", "furrow-keys")) {
            Path inImage = Path.of(list(service(service).get("entrypoint")).getFirst());
            assertThat(inImage.getParent()).isEqualTo(Path.of("/opt/furrow/rental/deploy"));
            assertThat(FOLDER.resolve(inImage.getFileName())).isExecutable();
            assertThat(dockerfile).contains("rental/deploy/" + inImage.getFileName());
        }
    }

    /// What is copied into the image is there, and the JDK that the launcher asks for, too.
    @Test
    void theImageHasWhatItsCommandsNeed() throws IOException {
        String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));
        Path root = Path.of("..");
        for (String line :
                dockerfile.lines().filter(each -> each.startsWith("COPY")).toList()) {
            List<String> words =
                    List.of(line.replaceFirst("COPY (--from=build )?", "").split(" "));
            for (String word : words.subList(0, words.size() - 1)) {
                String source = word.replaceFirst("^/opt/furrow/", "");
                if (!source.startsWith("furrow-distribution/target")) {
                    assertThat(root.resolve(source)).as(line).exists();
                }
            }
        }
        assertThat(Files.readString(root.resolve(".mvn/find-jdk.sh"))).contains("bin/javac");
        assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM"))).allMatch(line -> line.contains("-jdk-"));
    }

    @Test
    void theProxysTemplateGetsEveryNameThatItUses() throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher places = PLACE.matcher(Files.readString(FOLDER.resolve("nginx.conf.template")));
        while (places.find()) {
            used.add(places.group(1));
        }
        assertThat(environment("proxy").keySet()).containsExactlyInAnyOrderElementsOf(used);
        // A dollar sign is written twice where Compose shall leave it alone.
        String command = list(service("proxy").get("command")).getLast();
        assertThat(used).allSatisfy(name -> assertThat(command).contains("$$" + name));
        assertThat(list(service("proxy").get("volumes")).getFirst()).contains(":/etc/nginx/rental.template");
        assertThat(command).contains("< /etc/nginx/rental.template");
    }

    /// The very commands, with the ports of programs that run here.
    @Test
    void healthChecksFindHealthyProgramsHealthyAndOthersNot() throws Exception {
        String application = check("application");
        assertThat(run(application.replace(
                        "/8080", "/" + URI.create(RunningRental.shared().url()).getPort())))
                .isZero();
        String furrow = check("furrow");
        FurrowServer server = new FurrowServer(
                Configuration.of(Map.of("data", data.toString(), "listen", "127.0.0.1:0", "auth", "off")),
                failure -> {});
        int port = URI.create(server.url()).getPort();
        assertThat(run(furrow.replace("/7700", "/" + port))).isZero();
        assertThat(run(application.replace("/8080", "/" + port)))
                .as("not the application")
                .isNotZero();
        server.close();
        assertThat(run(furrow.replace("/7700", "/" + port)))
                .as("nobody is there")
                .isNotZero();
    }

    private String check(String service) {
        List<String> test = list(map(service(service).get("healthcheck")).get("test"));
        assertThat(test.subList(0, 3)).containsExactly("CMD", "bash", "-c");
        return test.get(3);
    }

    private static int run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return bash.exitValue();
    }
}
