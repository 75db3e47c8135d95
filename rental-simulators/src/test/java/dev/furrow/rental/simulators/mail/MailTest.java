package dev.furrow.rental.simulators.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:30:00Z");

    private static void send(Mail mail, String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(mail.port()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("reports@furrow.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setText("Revenue: 1,200", StandardCharsets.UTF_8.name());
        Transport.send(message);
    }

    @Test
    void aLetterIsKeptAsItCame() throws IOException, MessagingException {
        try (Mail mail = new Mail("127.0.0.1", 0, () -> NOW)) {
            send(mail, "hub@furrow.example", "Monthly report");
            send(mail, "hub@furrow.example", "Second");
            assertThat(mail.letters()).hasSize(2);
            assertThat(mail.letters().getLast()).satisfies(letter -> {
                assertThat(letter.from()).isEqualTo("reports@furrow.example");
                assertThat(letter.to()).containsExactly("hub@furrow.example");
                assertThat(letter.subject()).isEqualTo("Monthly report");
                assertThat(letter.at()).isEqualTo(NOW);
                assertThat(letter.raw()).contains("Revenue: 1,200");
            });
        }
    }

    @Test
    void oneAddressIsRefused() throws IOException {
        try (Mail mail = new Mail("127.0.0.1", 0, () -> NOW)) {
            assertThatThrownBy(() -> send(mail, "nobody@refused.invalid", "x")).isInstanceOf(SendFailedException.class);
            assertThat(mail.letters()).isEmpty();
        }
    }
}
