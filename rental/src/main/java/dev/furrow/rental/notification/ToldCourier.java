package dev.furrow.rental.notification;

import dev.furrow.AlreadyRunningException;
import dev.furrow.FurrowClient;
import dev.furrow.WorkflowHandle;
import dev.furrow.rental.outbox.Courier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Starts the workflow of a notice. A message that comes twice starts it once: what was sent is in the database.
@Component
class ToldCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(ToldCourier.class);

    private final FurrowClient furrow;
    private final JsonMapper json;

    ToldCourier(FurrowClient furrow, JsonMapper json) {
        this.furrow = furrow;
        this.json = json;
    }

    @Override
    public String topic() {
        return LoudNotices.TOLD;
    }

    @Override
    public void deliver(String noticeId, String body) {
        Told told = json.readValue(body, Told.class);
        Telling telling = furrow.workflow(Telling.class, Telling.idOf(noticeId));
        try {
            // Nobody waits for it; what became of it is in the deliveries.
            WorkflowHandle<String> _ = furrow.start(() -> telling.tell(told));
        } catch (AlreadyRunningException before) {
            LOG.debug("The notice {} is being told already", noticeId);
        }
    }
}
