package dev.furrow.rental.report;

import dev.furrow.rental.report.Subscribers.Subscriber;
import dev.furrow.spring.FurrowActivities;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Writes the mails of scheduled reports. A note of each is kept: one that was sent is not sent again when the
/// activity is tried again. A mail whose sender died between the server's yes and the note goes out twice, with the
/// same Message-ID.
@FurrowActivities
class MailRoom implements ReportMail {
    private final Studio studio;
    private final Shelf shelf;
    private final Subscribers subscribers;
    private final JavaMailSender mail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReportSettings settings;

    MailRoom(
            Studio studio,
            Shelf shelf,
            Subscribers subscribers,
            JavaMailSender mail,
            DataSource data,
            Clock clock,
            ReportSettings settings) {
        this.studio = studio;
        this.shelf = shelf;
        this.subscribers = subscribers;
        this.mail = mail;
        this.jdbc = JdbcClient.create(data);
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public int send(String name, Instant due) {
        Report report = shelf.report(name);
        Report.Mailing mailing = report.mailing();
        if (mailing == null) {
            return 0; // Its file says so since the schedule was started.
        }
        int sent = 0;
        for (Subscriber each : recipients(mailing)) {
            if (!isSent(name, due, each.address())) {
                deliver(report, Format.of(mailing.format()), due, each);
                note(name, due, each.address());
                sent++;
            }
        }
        return sent;
    }

    private List<Subscriber> recipients(Report.Mailing mailing) {
        if (mailing.recipients().isEmpty()) {
            return subscribers.of(mailing.role());
        }
        Viewer viewer = new Viewer("schedule", mailing.role(), null, ZoneId.of(mailing.zone()), "en");
        return mailing.recipients().stream()
                .map(address -> new Subscriber(viewer, address))
                .toList();
    }

    private void deliver(Report report, Format format, Instant due, Subscriber to) {
        Viewer viewer = to.viewer();
        Table table = studio.run(report.name(), Map.of(), viewer, "mail");
        byte[] file = format.write(table, viewer.zone(), clock.instant(), settings.font());
        try {
            MimeMessage message = mail.createMimeMessage();
            MimeMessageHelper letter = new MimeMessageHelper(message, true, "UTF-8");
            letter.setFrom(settings.sender());
            letter.setTo(to.address());
            letter.setSubject(table.title());
            letter.setText(text(report, table, viewer));
            letter.addAttachment(
                    report.name() + "." + format.ending(), new ByteArrayResource(file), format.mediaType());
            message.saveChanges();
            message.setHeader("Message-ID", messageId(report.name(), due, to.address()));
            mail.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException("No mail of the report " + report.name() + " to " + to.address(), e);
        }
    }

    private static String text(Report report, Table table, Viewer viewer) {
        StringBuilder text = new StringBuilder(table.title()).append("\n\n");
        String about = Report.in(viewer.language(), report.words().about(), "");
        text.append(about).append(about.isEmpty() ? "" : "\n\n");
        table.rows().stream().limit(20).forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                Table.Heading heading = table.headings().get(i);
                text.append(heading.label()).append(": ");
                text.append(Cells.shown(row.get(i), heading.kind(), viewer.zone()))
                        .append(i + 1 < row.size() ? ", " : "\n");
            }
        });
        return text.toString();
    }

    private static String messageId(String report, Instant due, String address) {
        UUID id = UUID.nameUUIDFromBytes((report + due + address).getBytes(StandardCharsets.UTF_8));
        return "<" + id + "@rental.furrow>";
    }

    private boolean isSent(String report, Instant due, String address) {
        return jdbc.sql("select count(*) from report_mail where report = ? and due_at = ? and address = ?")
                        .params(report, due.atOffset(ZoneOffset.UTC), address)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void note(String report, Instant due, String address) {
        try {
            jdbc.sql("insert into report_mail (report, due_at, address, sent_at) values (?, ?, ?, ?)")
                    .params(
                            report,
                            due.atOffset(ZoneOffset.UTC),
                            address,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another try of the same activity, taken for dead, was not. The mail carries the same Message-ID.
            return;
        }
    }
}
