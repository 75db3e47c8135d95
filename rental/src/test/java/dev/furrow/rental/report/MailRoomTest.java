package dev.furrow.rental.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.furrow.rental.time.Pace;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Mails that go to a real SMTP server over the network.
class MailRoomTest {
    private static final Instant DUE = Instant.parse("2026-11-23T06:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;

    private ReportWorld world;

    @BeforeEach
    void begin() {
        server.start();
        world = ReportWorld.h2();
        address("asha");
        address("bala");
    }

    @AfterEach
    void end() {
        world.close();
        server.stop();
    }

    @Test
    void eachSupplierGetsTheirOwnRows() throws Exception {
        write("[]", "csv");
        assertThat(room().send("mine", DUE)).isEqualTo(2);
        MimeMessage toAsha = received("asha@example.com");
        assertThat(toAsha.getSubject()).isEqualTo("Mine");
        assertThat(text(toAsha)).contains("asha").doesNotContain("bala");
        MimeMultipart parts = (MimeMultipart) toAsha.getContent();
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("mine.csv");
        assertThat(new String(
                        parts.getBodyPart(1).getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("asha,3\r\n")
                .doesNotContain("bala");
        assertThat(text(received("bala@example.com"))).contains("bala").doesNotContain("asha");
    }

    @Test
    void whatWasSentIsNotSentAgain() throws Exception {
        write("[]", "pdf");
        assertThat(room().send("mine", DUE)).isEqualTo(2);
        assertThat(room().send("mine", DUE)).isZero();
        assertThat(room().send("mine", DUE.plusSeconds(86_400))).isEqualTo(2);
        assertThat(server.getReceivedMessages()).hasSize(4);
    }

    @Test
    void namedRecipientsGetTheReportAsItsRole() throws Exception {
        write("[boss@example.com]", "xlsx");
        assertThat(room().send("mine", DUE)).isEqualTo(1);
        assertThat(text(received("boss@example.com"))).contains("asha", "bala");
    }

    private void write(String recipients, String format) throws Exception {
        String role = recipients.equals("[]") ? "SUPPLIER" : "MANAGEMENT";
        Files.writeString(folder.resolve("mine.sql"), """
                ---
                title: {en: Mine}
                roles: [SUPPLIER, MANAGEMENT]
                mailing: {cron: "0 6 * * *", zone: Asia/Kolkata, role: %s, recipients: %s, format: %s}
                ---
                select supplier, count(*) as orders from orders group by supplier order by supplier
                """.formatted(role, recipients, format));
    }

    private MailRoom room() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        Shelf shelf = Shelf.open(folder);
        return new MailRoom(
                world.studio(Studio.Limits.DEFAULT, shelf),
                shelf,
                new Viewers(world.jdbc),
                sender,
                world.data,
                Pace.of(world.clock),
                new ReportSettings("", "reports@rental.example", ""));
    }

    private void address(String name) {
        world.jdbc
                .sql("insert into mail_address (account_id, address) values (?, ?)")
                .params(List.of("a-" + name, name + "@example.com"))
                .update();
    }

    private MimeMessage received(String address) throws Exception {
        for (MimeMessage each : server.getReceivedMessages()) {
            if (Arrays.toString(each.getRecipients(Message.RecipientType.TO)).contains(address)) {
                return each;
            }
        }
        throw new AssertionError("Nothing came for " + address);
    }

    private static String text(MimeMessage message) throws Exception {
        return GreenMailUtil.getBody(((MimeMultipart) message.getContent()).getBodyPart(0));
    }
}
