package dev.furrow.rental.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class PhoneMaskTest {
    @ParameterizedTest
    @ValueSource(strings = {"%-5level %logger{0}: %msg%n", "%d{HH:mm:ss} (%thread) %m%n%xEx"})
    void noLogLineHasATelephoneNumber(String pattern) {
        LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
        var logger = log.getLogger("masked");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(log);
        encoder.setPattern(pattern.replace("(", "\\(").replace(")", "\\)"));
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(log);
        appender.setEncoder(encoder);
        appender.setOutputStream(written);
        appender.start();
        logger.addAppender(appender);
        try {
            assertThat(new PhoneMask()).isNotNull();
            // A second one changes nothing.
            assertThat(new PhoneMask()).isNotNull();
            logger.warn("Order 402817 of {}", "+919812345678", new IllegalStateException("no +919812345679 here"));
        } finally {
            logger.detachAppender(appender);
            appender.stop();
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("Order 402817 of +91****78", "no +91****79 here", "PhoneMaskTest")
                .doesNotContain("981234567");
    }
}
