package dev.furrow.rental.notification;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.outbox.Courier;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What management says to everybody of a role: prices of the season, a storm, a new hub. It is read in the
/// application, and pushed once for each language to the topic that the apps of that role listen to.
@Component
class Announcements implements Courier {
    private static final String MADE = "announcement.made";
    private static final int LONGEST = 500;
    private static final int SHOWN = 20;

    private final JdbcClient database;
    private final PushSender pushes;
    private final Words words;
    private final Outbox outbox;
    private final Pace clock;

    Announcements(JdbcClient database, PushSender pushes, Words words, Outbox outbox, Pace clock) {
        this.database = database;
        this.pushes = pushes;
        this.words = words;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What is said, in each language.
    record Announcement(Role role, Map<String, String> words) {
        String in(String language) {
            return words.getOrDefault(language, "");
        }
    }

    /// As somebody reads it.
    record Told(String id, String words, Instant at) {}

    @Transactional
    public Told announce(Actor author, Announcement said) {
        if (said.role == Role.SYSTEM) {
            throw RefusedException.invalid("Nobody has the role SYSTEM");
        }
        for (String language : Words.LANGUAGES) {
            String text = said.in(language);
            if (text.isBlank() || text.length() > LONGEST) {
                throw RefusedException.invalid(
                        "words in " + language + " are needed, with at most " + LONGEST + " characters");
            }
        }
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        database.sql("""
                insert into announcement (id, role, author, words_en, words_hi, words_mr, made_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        said.role.name(),
                        author.account(),
                        said.in("en"),
                        said.in("hi"),
                        said.in("mr"),
                        Utc.of(now))
                .update();
        outbox.send(MADE, id, said.role.name());
        return new Told(id, said.in("en"), now);
    }

    /// The newest ones for somebody.
    List<Told> latest(Account reader) {
        String language = Words.supported(reader.language());
        return database.sql("select * from announcement where role = ? order by made_at desc, id limit ?")
                .params(reader.role().name(), SHOWN)
                .query((row, number) ->
                        new Told(row.getString("id"), row.getString("words_" + language), Utc.read(row, "made_at")))
                .list();
    }

    @Override
    public String topic() {
        return MADE;
    }

    @Override
    public void deliver(String id, String role) {
        if (!pushes.isConfigured()) {
            return;
        }
        for (String language : Words.LANGUAGES) {
            String said = database.sql("select words_" + language + " from announcement where id = ?")
                    .param(id)
                    .query((row, number) -> row.getString(1))
                    .single();
            pushes.send(
                    PushTopics.of(Role.valueOf(role), language),
                    words.get(language, "announcement.title"),
                    said,
                    // Said twice it takes the place of the first.
                    Map.of("refresh", "announcements", "announcement", id));
        }
    }
}
