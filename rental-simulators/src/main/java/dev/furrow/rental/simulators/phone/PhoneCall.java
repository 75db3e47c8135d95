package dev.furrow.rental.simulators.phone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A call as the person at the phone knows it. Guarded by its phone.
final class PhoneCall {
    final String other;
    final boolean incoming;
    final Instant since;
    final List<String> lines = new ArrayList<>();
    Leg leg;
    State state;

    /// Where a call is.
    enum State {
        RINGING,
        TALKING,
        ENDED
    }

    PhoneCall(Leg leg, String other, boolean incoming, Instant since) {
        this.leg = leg;
        this.other = other;
        this.incoming = incoming;
        this.since = since;
        this.state = State.RINGING;
    }
}
