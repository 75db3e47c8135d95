package dev.furrow.rental.simulators.phone;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One phone and what its person sees, hears and does. Safe for use by many threads; what it sets off at a provider
/// happens outside its lock.
public final class Phone {
    private static final int KEPT = 50;

    private final PhoneNumber number;
    private final Phones phones;
    private final Deque<TextMessage> messages = new ArrayDeque<>();
    private final Deque<PushMessage> pushes = new ArrayDeque<>();
    private final List<Runnable> whenOn = new ArrayList<>();
    private @Nullable PhoneCall call;
    private boolean on = true;

    /// A text message on the screen.
    ///
    /// @param other who sent it, or to whom it went
    /// @param incoming whether it came
    public record TextMessage(String other, boolean incoming, String body, String at) {}

    /// A push on the screen.
    public record PushMessage(String title, String body, Map<String, String> data, String at) {}

    /// What the screen shows.
    ///
    /// @param lines what was said and pressed in the present or last call
    public record Screen(
            String number,
            boolean on,
            @Nullable String call,
            @Nullable String other,
            boolean incoming,
            List<String> lines,
            List<TextMessage> messages,
            List<PushMessage> pushes) {}

    Phone(PhoneNumber number, Phones phones) {
        this.number = number;
        this.phones = phones;
    }

    public PhoneNumber number() {
        return number;
    }

    // ---- what the person sees

    public synchronized Screen screen() {
        PhoneCall shown = call;
        return new Screen(
                number.text(),
                on,
                shown == null ? null : shown.state.name(),
                shown == null ? null : shown.other,
                shown != null && shown.incoming,
                shown == null ? List.of() : List.copyOf(shown.lines),
                List.copyOf(messages),
                List.copyOf(pushes));
    }

    /// The messages that came, the newest first.
    public synchronized List<String> inbox() {
        return messages.stream()
                .filter(TextMessage::incoming)
                .map(TextMessage::body)
                .toList();
    }

    /// What was said in the present or last call, and the keys pressed, each as a line.
    public synchronized List<String> transcript() {
        return call == null ? List.of() : List.copyOf(call.lines);
    }

    public synchronized boolean isRinging() {
        return call != null && call.state == PhoneCall.State.RINGING;
    }

    public synchronized boolean isInCall() {
        return call != null && call.state == PhoneCall.State.TALKING;
    }

    public synchronized boolean isOn() {
        return on;
    }

    // ---- what the person does

    /// Takes the call that rings.
    public void answer() {
        PhoneCall answered;
        synchronized (this) {
            answered = require(PhoneCall.State.RINGING);
            if (!answered.incoming) {
                throw new IllegalStateException(
                        "The phone " + number + " is calling itself; there is nothing to answer");
            }
        }
        answered.leg.answer();
    }

    /// Presses keys in the call.
    public void press(String keys) {
        if (!keys.matches("[0-9*#]{1,32}")) {
            throw new IllegalArgumentException("Keys are 0-9, * and #");
        }
        PhoneCall pressed;
        synchronized (this) {
            pressed = require(PhoneCall.State.TALKING);
            pressed.lines.add("> " + keys);
        }
        phones.happened(new PhoneEvent.Pressed(number.text(), phones.now(), pressed.leg.id(), keys));
        pressed.leg.press(keys);
    }

    /// Ends the call, or declines the one that rings.
    public void hangUp() {
        PhoneCall ended;
        synchronized (this) {
            if (call == null || call.state == PhoneCall.State.ENDED) {
                throw new IllegalStateException("The phone " + number + " has no call");
            }
            ended = call;
        }
        ended.leg.hangUp();
    }

    /// Calls a number.
    ///
    /// @return whether it rings there
    public boolean dial(PhoneNumber to) {
        synchronized (this) {
            if (call != null && call.state != PhoneCall.State.ENDED) {
                throw new IllegalStateException("The phone " + number + " is in a call");
            }
        }
        return phones.network().dial(this, to) != null;
    }

    /// Sends a text message.
    ///
    /// @return whether anybody took it
    public boolean send(PhoneNumber to, String body) {
        boolean taken = phones.network().send(this, to, body);
        if (taken) {
            synchronized (this) {
                keep(
                        messages,
                        new TextMessage(to.text(), false, body, phones.now().toString()));
            }
            phones.happened(new PhoneEvent.Sent(number.text(), phones.now(), to.text(), body));
        }
        return taken;
    }

    /// Switches the phone off or on. What waits for it then comes.
    public void turn(boolean toOn) {
        List<Runnable> waiting;
        synchronized (this) {
            if (on == toOn) {
                return;
            }
            on = toOn;
            waiting = on ? List.copyOf(whenOn) : List.of();
            if (on) {
                whenOn.clear();
            }
        }
        phones.happened(new PhoneEvent.Switched(number.text(), phones.now(), toOn));
        waiting.forEach(Runnable::run);
    }

    // ---- what providers do

    /// Rings, unless the phone is off or busy.
    ///
    /// @param incoming whether another rings here; else this phone rings there
    /// @return whether it rings
    public boolean ring(Leg leg, String other, boolean incoming) {
        synchronized (this) {
            if (!on || (call != null && call.state != PhoneCall.State.ENDED)) {
                return false;
            }
            call = new PhoneCall(leg, other, incoming, phones.now());
        }
        phones.happened(new PhoneEvent.Rang(number.text(), phones.now(), leg.id(), other, incoming));
        return true;
    }

    /// The call was answered, here or there.
    public void connected(Leg leg) {
        synchronized (this) {
            if (call == null || !call.leg.equals(leg)) {
                return;
            }
            call.state = PhoneCall.State.TALKING;
        }
        phones.happened(new PhoneEvent.Answered(number.text(), phones.now(), leg.id()));
    }

    /// A prompt is spoken.
    public void hear(Leg leg, String text) {
        synchronized (this) {
            if (call == null || !call.leg.equals(leg)) {
                return;
            }
            call.lines.add(text);
        }
        phones.happened(new PhoneEvent.Spoke(number.text(), phones.now(), leg.id(), text));
    }

    /// The call is over.
    public void ended(Leg leg) {
        synchronized (this) {
            if (call == null || !call.leg.equals(leg) || call.state == PhoneCall.State.ENDED) {
                return;
            }
            call.state = PhoneCall.State.ENDED;
        }
        phones.happened(new PhoneEvent.Ended(number.text(), phones.now(), leg.id()));
    }

    /// A text message comes.
    ///
    /// @return false if the phone is off
    public boolean receive(String from, String body) {
        synchronized (this) {
            if (!on) {
                return false;
            }
            keep(messages, new TextMessage(from, true, body, phones.now().toString()));
        }
        phones.happened(new PhoneEvent.Received(number.text(), phones.now(), from, body));
        return true;
    }

    /// A push comes.
    ///
    /// @return false if the phone is off
    public boolean push(String title, String body, Map<String, String> data) {
        synchronized (this) {
            if (!on) {
                return false;
            }
            keep(pushes, new PushMessage(title, body, data, phones.now().toString()));
        }
        phones.happened(new PhoneEvent.Pushed(number.text(), phones.now(), title, body, data));
        return true;
    }

    /// Does something as soon as the phone is on: at once if it is.
    public void whenOn(Runnable task) {
        synchronized (this) {
            if (!on) {
                whenOn.add(task);
                return;
            }
        }
        task.run();
    }

    private PhoneCall require(PhoneCall.State state) {
        if (call == null || call.state != state) {
            throw new IllegalStateException("The phone " + number + " is not " + state + " but "
                    + (call == null ? "silent" : call.state.toString()));
        }
        return call;
    }

    private static <T> void keep(Deque<T> kept, T newest) {
        kept.addFirst(newest);
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
    }
}
