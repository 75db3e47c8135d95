package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A secret that is known is used in every way that there is, and then looked for everywhere it must not be: in what
/// is logged at the finest level, answered, measured, audited and kept.
final class CanaryTest extends GuardedTest {
    private static final String CANARY = "canary+In/TheMine0123456789";

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.furrow");
    private final Logger requests = (Logger) LoggerFactory.getLogger("furrow.request");
    private final List<Reply> answers = new ArrayList<>();

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
        ours.setLevel(Level.TRACE);
        requests.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(logged);
        ours.setLevel(null);
        requests.setLevel(null);
    }

    private void operator(String json) {
        answers.add(guarded.operator(json));
    }

    private void use() {
        operator("{\"action\":\"CreateUser\",\"user\":\"bird\"}");
        String import1 =
                "{\"action\":\"ImportKey\",\"user\":\"bird\",\"accessKeyId\":\"%s\",\"secretAccessKey\":\"%s\"}";
        operator(import1.formatted("AKIABIRD", CANARY));
        operator(import1.formatted("AKIABIRD", CANARY));
        operator(import1.formatted("!", CANARY));
        operator(import1.formatted("AKIABIRD2", CANARY + " with a space"));
        operator("{\"action\":\"" + "NoSuchAction" + "\",\"secretAccessKey\":\"" + CANARY + "\"}");
        operator("{\"action\":\"ImportKey\",\"secretAccessKey\":[\"" + CANARY + "\"]}");
        operator("{\"secretAccessKey\":\"" + CANARY);
        SignedCaller bird = new SignedCaller(server, new Credentials("AKIABIRD", CANARY, null));
        answers.add(bird.call(new DescribeDomainRequest("d")));
        answers.add(bird.call(domain("d")));
        answers.add(bird.sts("Action=GetCallerIdentity&Version=2011-06-15"));
        answers.add(bird.sts("Action=AssumeRole&Version=2011-06-15&RoleSessionName=x&RoleArn=y"));
        answers.add(bird.admin("{\"action\":\"ListUsers\"}"));
        answers.add(server.exchange(bird.request(new DescribeDomainRequest("d")).replace("\"d\"", "\"e\"")));
        answers.add(server.exchange(Connection.request(List.of("Authorization: AWS4-HMAC-SHA256 " + CANARY), "{}")));
        answers.add(server.exchange(Connection.request("RegisterDomain", "{\"name\":\"" + CANARY + "\"")));
        operator("{\"action\":\"RotateKey\",\"accessKeyId\":\"AKIABIRD\"}");
        operator("{\"action\":\"ListKeys\"}");
        operator("{\"action\":\"ShowUser\",\"user\":\"bird\"}");
        operator("{\"action\":\"DeleteUser\",\"user\":\"bird\"}");
    }

    @Test
    void aSecretIsFoundNowhere() throws Exception {
        use();
        String token = Files.readString(data.resolve("metrics.token")).strip();
        answers.add(server.exchange("GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
        assertThat(answers).hasSizeGreaterThan(18).anyMatch(answer -> answer.status() == 200);
        assertThat(answers).allSatisfy(answer -> isClean(answer.head() + answer.text()));

        List<ILoggingEvent> events = List.copyOf(logged.list);
        assertThat(events).anyMatch(event -> event.getLoggerName().equals("furrow.request"));
        for (ILoggingEvent event : events) {
            isClean(event.getFormattedMessage() + event.getKeyValuePairs());
            if (event.getThrowableProxy() != null) {
                isClean(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        assertThat(whatIsKept()).isNotEmpty().allSatisfy(file -> isClean(read(file)));
    }

    private static List<Path> whatIsKept() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void isClean(String text) {
        assertThat(text).doesNotContain(CANARY).doesNotContain(CANARY.replace("/", "\\/"));
    }
}
