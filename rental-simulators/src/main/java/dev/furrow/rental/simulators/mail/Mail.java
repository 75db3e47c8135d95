package dev.furrow.rental.simulators.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// Takes mail by SMTP and keeps the latest letters. An address at `refused.invalid` is refused, so that an
/// application can be seen to cope.
public final class Mail implements AutoCloseable {
    private static final int KEPT = 500;
    private static final int LARGEST = 25 << 20;
    private static final String REFUSED = "@refused.invalid";
    private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject: ([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)");

    private final SMTPServer server;
    private final Deque<Letter> letters = new ArrayDeque<>();

    /// A letter as it arrived.
    ///
    /// @param from the envelope's sender
    /// @param to the envelope's recipients
    /// @param raw headers and body as they were sent
    public record Letter(String from, List<String> to, Instant at, String raw) {
        /// The subject as it stands in the header, unfolded.
        public String subject() {
            Matcher found = SUBJECT.matcher(raw);
            return found.find() ? found.group(1).replaceAll("\\r?\\n[ \\t]", " ") : "";
        }
    }

    /// @param port 0 for any that is free
    public Mail(String host, int port, Supplier<Instant> clock) throws IOException {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getByName(host))
                .hostName("simulators")
                .softwareName("rental simulators")
                .maxMessageSize(LARGEST)
                .connectionTimeoutMs((int) Duration.ofMinutes(1).toMillis())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(_ -> new Envelope(clock))
                .build();
        server.start();
    }

    /// Where it listens.
    public int port() {
        return server.getPortAllocated();
    }

    /// The letters that are kept, the newest first.
    public List<Letter> letters() {
        synchronized (letters) {
            return List.copyOf(letters);
        }
    }

    private void keep(Letter letter) {
        synchronized (letters) {
            letters.addFirst(letter);
            if (letters.size() > KEPT) {
                letters.removeLast();
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /// One letter that is being sent.
    private final class Envelope implements MessageHandler {
        private final Supplier<Instant> clock;
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Envelope(Supplier<Instant> clock) {
            this.clock = clock;
        }

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (recipient.endsWith(REFUSED)) {
                throw new RejectException(550, "5.1.1 No such mailbox");
            }
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws IOException {
            keep(new Letter(
                    from, List.copyOf(to), clock.get(), new String(data.readAllBytes(), StandardCharsets.UTF_8)));
            return "Kept";
        }

        @Override
        public void done() {
            // What matters happened when the data came.
        }
    }
}
