package dev.furrow.server.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand polls at once: they cost memory, and nothing else.
final class ManyPollsTest {
    private static final int WANTED = 10_000;
    private static final Pattern WORKFLOW_ID = Pattern.compile("\"workflowId\":\"([^\"]+)\"");

    /// Both ends of every connection are in this process; where it may not open so many files, there are fewer.
    private static int possible() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long free = unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - 500;
            return Math.clamp(free / 2, 100, WANTED);
        }
        return WANTED;
    }

    @Test
    void eachTaskGoesToOneOfThemAndStoppingAnswersTheRest(@TempDir Path data) throws Exception {
        int count = possible();
        int runs = 100;
        System.out.println(count + " polls, for " + WANTED + " if the process may open files enough");
        TestServer server = TestServer.start(data);
        Workflows workflows = Workflows.in(server, "crowd");
        try (ParkedPolls polls = new ParkedPolls(server.address(), count, """
                {"domain":"crowd","taskList":{"name":"deciders"}}""")) {
            TestServer.await(count + " polls wait", () -> server.parkedPolls() == count);

            for (int i = 0; i < runs; i++) {
                workflows.start("run-" + i);
            }
            Set<String> given = new HashSet<>();
            for (String answer : polls.answers(runs)) {
                Matcher id = WORKFLOW_ID.matcher(answer);
                assertThat(id.find()).as(answer).isTrue();
                given.add(id.group(1));
            }
            assertThat(given).hasSize(runs);
            assertThat(server.parkedPolls()).isEqualTo(count - runs);

            Thread stopping = Thread.ofPlatform().start(server::close);
            List<String> rest = polls.answers(count - runs);
            assertThat(rest)
                    .allMatch(answer -> answer.startsWith("HTTP/1.1 200 OK")
                            && answer.endsWith("\r\n\r\n{\"startedEventId\":0,\"previousStartedEventId\":0}"));
            stopping.join();
        } finally {
            server.close();
        }
    }
}
