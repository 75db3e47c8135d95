package dev.furrow.rental.privacy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Masks telephone numbers in every line of the log, stack traces included: +919812345678 is written as +91****78. No
/// line of ours has one on purpose; this is for those of libraries and for messages of exceptions. Whatever
/// configured the log, its patterns are wrapped when the application starts.
@Component
class PhoneMask {
    /// With its plus, also where an address has that encoded; and Indian mobile numbers as providers write them.
    private static final String NUMBER =
            "((?:\\+|%2B)\\d\\d|\\b(?:91|0)?(?=[6-9]\\d\\d\\d\\d\\d\\d\\d\\d\\d\\b))\\d\\d\\d\\d+(\\d\\d)";
    private static final Pattern WRITES_EXCEPTIONS = Pattern.compile("%(x?w?r?Ex|ex|exception|throwable|xThrowable)");

    PhoneMask() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.getLoggerList().forEach(PhoneMask::wrap);
        }
    }

    private static void wrap(Logger logger) {
        for (Iterator<Appender<ILoggingEvent>> all = logger.iteratorForAppenders(); all.hasNext(); ) {
            if (all.next() instanceof OutputStreamAppender<?> appender
                    && appender.getEncoder() instanceof PatternLayoutEncoder encoder
                    && !encoder.getPattern().contains(NUMBER)) {
                encoder.stop();
                encoder.setPattern(masked(encoder.getPattern()));
                encoder.start();
            }
        }
    }

    static String masked(String pattern) {
        // What a pattern does not write itself is appended to it, outside of what is replaced.
        String whole = WRITES_EXCEPTIONS.matcher(pattern).find() ? pattern : pattern + "%ex";
        return "%replace(" + whole + "){'" + NUMBER + "', '$1****$2'}";
    }
}
