package dev.furrow.rental.notification;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.notice.Event;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is said about each event. The latest approved revision counts; without one, what comes with the program.
/// Nobody approves what they wrote themselves.
@Component
class MessageTexts {
    private static final int LONGEST = 500;

    private final JdbcClient database;
    private final Words words;
    private final Pace clock;

    MessageTexts(JdbcClient database, Words words, Pace clock) {
        this.database = database;
        this.words = words;
        this.clock = clock;
    }

    /// What is said now.
    public MessageText current(Event event, Channel channel, String wanted) {
        String language = Words.supported(wanted);
        return latest(event, channel, language, "status = 'APPROVED'").orElseGet(() -> own(event, channel, language));
    }

    /// All that is said now.
    public List<MessageText> all() {
        List<MessageText> all = new ArrayList<>();
        for (Event event : Event.values()) {
            for (Channel channel : Channel.values()) {
                Words.LANGUAGES.forEach(language -> all.add(current(event, channel, language)));
            }
        }
        return all;
    }

    /// What waits for a reviewer, or was rejected.
    public List<MessageText> pending() {
        return database.sql("select * from message_text where status <> 'APPROVED' order by written_at desc")
                .query(MessageTexts::read)
                .list();
    }

    private MessageText own(Event event, Channel channel, String language) {
        String spoken = channel == Channel.VOICE ? words.find(language, event + ".voice") : null;
        return new MessageText(
                event,
                channel,
                language,
                0,
                words.get(language, event + ".title"),
                spoken == null ? words.get(language, event + ".text") : spoken,
                channel == Channel.SMS ? MessageText.registration(event.name(), language) : null,
                MessageText.Status.APPROVED,
                null,
                null);
    }

    /// Writes a new revision, which counts once somebody else has approved it.
    @Transactional
    public MessageText draft(
            Actor author,
            Event event,
            Channel channel,
            String language,
            String title,
            String text,
            @Nullable String dltTemplateId) {
        if (!Words.LANGUAGES.contains(language)) {
            throw RefusedException.invalid("language is \"" + language + "\"; there are " + Words.LANGUAGES);
        }
        if (title.isBlank() || text.isBlank() || text.length() > LONGEST) {
            throw RefusedException.invalid(
                    "title and words are needed, and words have at most " + LONGEST + " characters");
        }
        if (channel == Channel.SMS && (dltTemplateId == null || !dltTemplateId.matches("[0-9]{4,30}"))) {
            throw RefusedException.invalid("dltTemplateId is needed for SMS: the number of the registered template");
        }
        int revision = latest(event, channel, language, "1 = 1")
                        .map(MessageText::revision)
                        .orElse(0)
                + 1;
        database.sql("""
                insert into message_text (event, channel, language, revision, title, words, dlt_template_id, status,
                                          author, written_at)
                values (?, ?, ?, ?, ?, ?, ?, 'DRAFT', ?, ?)""")
                .params(Values.of(
                        event.name(),
                        channel.name(),
                        language,
                        revision,
                        title,
                        text,
                        dltTemplateId,
                        author.account(),
                        Utc.of(clock.instant())))
                .update();
        return latest(event, channel, language, "1 = 1").orElseThrow();
    }

    /// Approves or rejects a revision.
    @Transactional
    public void review(
            Actor reviewer,
            Event event,
            Channel channel,
            String language,
            int revision,
            boolean approved,
            @Nullable String remark) {
        MessageText text = latest(event, channel, language, "revision = " + revision)
                .orElseThrow(() -> RefusedException.notFound("revision " + revision + " of " + event));
        if (text.status() != MessageText.Status.DRAFT) {
            throw RefusedException.conflict("Revision " + revision + " has been reviewed already");
        }
        if (reviewer.account().equals(text.author())) {
            throw RefusedException.forbidden("Somebody else must review what you wrote");
        }
        database.sql("""
                update message_text set status = ?, reviewer = ?, remark = ?, reviewed_at = ?
                where event = ? and channel = ? and language = ? and revision = ? and status = 'DRAFT'""")
                .params(Values.of(
                        approved ? "APPROVED" : "REJECTED",
                        reviewer.account(),
                        remark,
                        Utc.of(clock.instant()),
                        event.name(),
                        channel.name(),
                        language,
                        revision))
                .update();
    }

    /// @param condition a constant of this class, or one with a number in it
    private Optional<MessageText> latest(Event event, Channel channel, String language, String condition) {
        return database.sql("select * from message_text where event = ? and channel = ? and language = ? and "
                        + condition + " order by revision desc limit 1")
                .params(event.name(), channel.name(), language)
                .query(MessageTexts::read)
                .optional();
    }

    private static MessageText read(ResultSet row, int number) throws SQLException {
        return new MessageText(
                Event.valueOf(row.getString("event")),
                Channel.valueOf(row.getString("channel")),
                row.getString("language"),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("words"),
                row.getString("dlt_template_id"),
                MessageText.Status.valueOf(row.getString("status")),
                row.getString("author"),
                row.getString("remark"));
    }
}
