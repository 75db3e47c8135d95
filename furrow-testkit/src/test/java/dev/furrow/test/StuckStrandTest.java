package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Workflow code that waits in its own way, which no other strand and no worker sees.
@Timeout(60)
class StuckStrandTest {

    @Test
    void whereAStrandIsThatDoesNotComeBackIsTold() {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                told.add(line.getFormattedMessage());
            }
        };
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.furrow");
        logger.addAppender(lines);
        try {
            CountDownLatch never = new CountDownLatch(1);
            String line = ProgramWorkflow.result(program -> {
                String first = null;
                try {
                    while (first == null && !never.await(10, TimeUnit.MILLISECONDS)) {
                        first = told.poll();
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return first;
            });

            assertThat(line)
                    .matches("Strand main of p-1 does not come back: it is in \\S+ at"
                            + " \\S*StuckStrandTest\\S*\\(StuckStrandTest\\.java:\\d+\\); workflow code waits with"
                            + " Workflow\\.sleep or Workflow\\.await");
        } finally {
            logger.detachAppender(lines);
        }
    }
}
