package dev.furrow.rental.simulators.otp;

import dev.furrow.rental.simulators.phone.Leg;
import dev.furrow.rental.simulators.phone.Phone;
import java.util.function.Consumer;

/// A call that reads a code aloud, twice, and ends.
final class SpokenCode implements Leg {
    private final String id;
    private final Phone phone;
    private final String code;
    private final Consumer<Boolean> told;
    private boolean over;

    /// @param told whether the code was heard, once the call is over
    SpokenCode(String id, Phone phone, String code, Consumer<Boolean> told) {
        this.id = id;
        this.phone = phone;
        this.code = code;
        this.told = told;
    }

    @Override
    public String id() {
        return id;
    }

    /// Rings, for as long as [#hangUp] is not called.
    synchronized void ring(String from) {
        if (!phone.ring(this, from, true)) {
            finish(false);
        }
    }

    @Override
    public synchronized void answer() {
        if (over) {
            return;
        }
        phone.connected(this);
        String digits = String.join(" ", code.split(""));
        phone.hear(this, "Your one-time code is " + digits + ". Once more: " + digits + ".");
        finish(true);
    }

    @Override
    public void press(String keys) {
        // Nobody listens.
    }

    @Override
    public synchronized void hangUp() {
        finish(false);
    }

    private void finish(boolean heard) {
        if (!over) {
            over = true;
            phone.ended(this);
            told.accept(heard);
        }
    }
}
