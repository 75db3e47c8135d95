package dev.furrow.rental.notification;

import dev.furrow.rental.notice.InAppNotices;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Keeps a notice for the screens and sends it out as well, once, in one transaction with whatever it tells of.
/// Without any provider it is kept only.
@Component
@Primary
class LoudNotices implements Notices {
    /// The outbox topic of notices to send out; the subject is the notice's number.
    static final String TOLD = "notice.told";

    private final InAppNotices kept;
    private final Outbox outbox;
    private final JsonMapper json;
    private final boolean isLoud;

    LoudNotices(InAppNotices kept, Outbox outbox, JsonMapper json, List<Sender> senders) {
        this.kept = kept;
        this.outbox = outbox;
        this.json = json;
        this.isLoud = senders.stream().anyMatch(Sender::isConfigured);
    }

    @Override
    @Transactional
    public void tell(String key, Notice notice, Urgency urgency) {
        String id = InAppNotices.idOf(key, notice.accountId());
        boolean known = kept.isKept(id);
        kept.tell(key, notice, urgency);
        if (isLoud && !known) {
            outbox.send(TOLD, id, json.writeValueAsString(new Told(id, notice, urgency)));
        }
    }
}
