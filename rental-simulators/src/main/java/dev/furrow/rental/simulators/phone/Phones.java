package dev.furrow.rental.simulators.phone;

import dev.furrow.rental.simulators.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All phones. Every number has one as soon as somebody asks for it.
public final class Phones {
    private final Timeline timeline;
    private final Map<PhoneNumber, Phone> phones = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, Instant> active = new ConcurrentHashMap<>();
    private final List<Consumer<PhoneEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Network network;

    public Phones(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Connects the phones; before that nobody can call.
    public void connect(Network to) {
        network = to;
    }

    public Phone at(PhoneNumber number) {
        return phones.computeIfAbsent(number, each -> new Phone(each, this));
    }

    /// The phone of a number as people write it.
    public Phone at(String number) {
        PhoneNumber parsed = PhoneNumber.parse(number);
        if (parsed == null) {
            throw new IllegalArgumentException("No telephone number: " + number);
        }
        return at(parsed);
    }

    /// Those at which something happened, the latest first.
    public List<Phone> latest(int most) {
        List<Map.Entry<PhoneNumber, Instant>> all = new ArrayList<>(active.entrySet());
        all.sort(Map.Entry.<PhoneNumber, Instant>comparingByValue().reversed());
        return all.stream().limit(most).map(each -> at(each.getKey())).toList();
    }

    /// Puts a phone on the page although nothing happened at it.
    public Phone show(PhoneNumber number) {
        active.put(number, now());
        return at(number);
    }

    /// Tells of everything that happens from now on, in the thread in which it happens.
    ///
    /// @return ends that
    public Runnable listen(Consumer<PhoneEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void happened(PhoneEvent event) {
        active.put(new PhoneNumber(event.number()), event.at());
        listeners.forEach(each -> each.accept(event));
    }

    Network network() {
        return Objects.requireNonNull(network, "The phones are connected to no network yet");
    }

    Instant now() {
        return timeline.now();
    }
}
