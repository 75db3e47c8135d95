package dev.furrow.rental.simulators.voice;

import dev.furrow.rental.simulators.phone.Leg;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.time.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call between a phone and a call flow, in either direction.
///
/// Its lock is held while a step is fetched and spoken, so that a key that somebody presses meanwhile counts for the
/// next gather. A listener of the phone may press, answer or hang up in the midst of that, in the same thread: keys
/// are kept, and the loop over the verbs sees whether the call is over.
final class Call implements Leg {
    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final String sid;
    private final Phone phone;
    private final String exophone;
    private final boolean incoming;
    private final @Nullable String customField;
    private final CallFlow flow;
    private final Timeline timeline;
    private final Consumer<Call> answered;
    private final Consumer<Call> ended;
    private final Instant created;

    private final Deque<Verb> pending = new ArrayDeque<>();
    private final StringBuilder keys = new StringBuilder();
    private Verb.@Nullable Gather gathering;
    private boolean running;
    private int waits;

    private volatile CallStatus status = CallStatus.QUEUED;
    private volatile @Nullable Instant start;
    private volatile @Nullable Instant end;

    /// @param answered told when the call is answered, before anything is said
    /// @param ended told when the call is over
    Call(
            String sid,
            Phone phone,
            String exophone,
            boolean incoming,
            @Nullable String customField,
            CallFlow flow,
            Timeline timeline,
            Consumer<Call> answered,
            Consumer<Call> ended) {
        this.sid = sid;
        this.phone = phone;
        this.exophone = exophone;
        this.incoming = incoming;
        this.customField = customField;
        this.flow = flow;
        this.timeline = timeline;
        this.answered = answered;
        this.ended = ended;
        this.created = timeline.now();
    }

    @Override
    public String id() {
        return sid;
    }

    CallStatus status() {
        return status;
    }

    Instant created() {
        return created;
    }

    @Nullable Instant start() {
        return start;
    }

    @Nullable Instant end() {
        return end;
    }

    Phone phone() {
        return phone;
    }

    String exophone() {
        return exophone;
    }

    boolean incoming() {
        return incoming;
    }

    /// Rings at the phone, which may be busy or off; or lets the phone hear that it rings here.
    synchronized void ring() {
        status = CallStatus.RINGING;
        boolean on = phone.isOn();
        if (!phone.ring(this, exophone, !incoming) && status == CallStatus.RINGING) {
            finish(on ? CallStatus.BUSY : CallStatus.NO_ANSWER);
        }
    }

    /// Nobody came to the phone.
    synchronized void giveUp() {
        if (status == CallStatus.RINGING) {
            finish(CallStatus.NO_ANSWER);
        }
    }

    /// The network lost it.
    synchronized void fail() {
        if (!status.isEnd()) {
            finish(CallStatus.FAILED);
        }
    }

    @Override
    public synchronized void answer() {
        if (status != CallStatus.RINGING) {
            return;
        }
        status = CallStatus.IN_PROGRESS;
        start = timeline.now();
        phone.connected(this);
        answered.accept(this);
        try {
            pending.addAll(flow.begin(parameters(null)));
        } catch (IOException | IllegalArgumentException broken) {
            breakOff(broken);
            return;
        }
        proceed();
    }

    @Override
    public synchronized void press(String pressed) {
        if (status != CallStatus.IN_PROGRESS) {
            return;
        }
        keys.append(pressed);
        Verb.Gather gather = gathering;
        if (running || gather == null) {
            return;
        }
        String digits = enough(gather);
        if (digits == null) {
            await(gather);
        } else {
            take(gather, digits);
            proceed();
        }
    }

    @Override
    public synchronized void hangUp() {
        if (status == CallStatus.RINGING) {
            finish(incoming ? CallStatus.NO_ANSWER : CallStatus.BUSY);
        } else if (!status.isEnd()) {
            finish(CallStatus.COMPLETED);
        }
    }

    private void proceed() {
        running = true;
        try {
            while (status == CallStatus.IN_PROGRESS) {
                Verb verb = pending.poll();
                if (verb == null) {
                    finish(CallStatus.COMPLETED);
                } else if (!perform(verb)) {
                    return;
                }
            }
        } finally {
            running = false;
        }
    }

    /// @return false if it waits for keys
    private boolean perform(Verb verb) {
        switch (verb) {
            case Verb.Say say -> phone.hear(this, say.text());
            case Verb.Play play -> phone.hear(this, "(plays " + play.url() + ")");
            case Verb.Hangup _ -> finish(CallStatus.COMPLETED);
            case Verb.Gather gather -> {
                gather.prompts().forEach(this::perform);
                String digits = enough(gather);
                if (digits == null) {
                    gathering = gather;
                    await(gather);
                    return false;
                }
                take(gather, digits);
            }
        }
        return true;
    }

    /// People end with # also what was long enough without it: one that comes first says nothing.
    private @Nullable String enough(Verb.Gather gather) {
        while (!keys.isEmpty() && gather.finishOnKey().indexOf(keys.charAt(0)) == 0) {
            keys.deleteCharAt(0);
        }
        return gather.enough(keys);
    }

    private void await(Verb.Gather gather) {
        int wait = ++waits;
        timeline.after(Duration.ofSeconds(gather.timeoutSeconds()), () -> silence(wait));
    }

    private synchronized void silence(int wait) {
        Verb.Gather gather = gathering;
        if (wait != waits || gather == null || status != CallStatus.IN_PROGRESS) {
            return;
        }
        if (keys.isEmpty()) {
            gathering = null;
        } else {
            take(gather, keys.toString());
        }
        proceed();
    }

    private void take(Verb.Gather gather, String digits) {
        keys.delete(0, gather.used(digits, keys));
        gathering = null;
        waits++;
        pending.clear();
        try {
            pending.addAll(flow.next(gather, parameters(digits)));
        } catch (IOException | IllegalArgumentException broken) {
            breakOff(broken);
        }
    }

    private void breakOff(Exception why) {
        LOG.warn("Call {} breaks off: {}", sid, why.getMessage());
        phone.hear(this, "An application error has occurred. Goodbye.");
        finish(CallStatus.FAILED);
    }

    private void finish(CallStatus as) {
        if (status.isEnd()) {
            return;
        }
        status = as;
        end = timeline.now();
        gathering = null;
        pending.clear();
        phone.ended(this);
        ended.accept(this);
    }

    /// What the application is told with each step.
    Map<String, String> parameters(@Nullable String digits) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", sid);
        fields.put("CallFrom", phone.number().text());
        fields.put("CallTo", exophone);
        fields.put("Direction", incoming ? "incoming" : "outbound-dial");
        fields.put("CallStatus", status.wire());
        fields.put("CallType", status == CallStatus.IN_PROGRESS ? "completed" : "call-attempt");
        fields.put("Created", Voice.STAMP.format(created));
        fields.put("CurrentTime", Voice.STAMP.format(timeline.now()));
        if (digits != null) {
            fields.put("DigitsPressed", digits);
            // The older name comes in quotation marks.
            fields.put("digits", '"' + digits + '"');
        }
        if (customField != null) {
            fields.put("CustomField", customField);
        }
        return fields;
    }

    /// How long people talked, in seconds.
    long seconds() {
        Instant from = start;
        Instant to = end;
        return from == null || to == null ? 0 : Duration.between(from, to).toSeconds();
    }
}
