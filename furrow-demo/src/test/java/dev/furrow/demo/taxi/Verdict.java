package dev.furrow.demo.taxi;

/// What settles a booking. The first thing in the history that can settle it does; nothing that comes later changes
/// it.
sealed interface Verdict {
    /// What the result of the workflow says.
    String result();

    /// No taxi of the type is near.
    record NoTaxi() implements Verdict {
        @Override
        public String result() {
            return "no taxi";
        }
    }

    /// A driver accepted.
    record Confirmed(String taxi) implements Verdict {
        @Override
        public String result() {
            return "confirmed " + taxi;
        }
    }

    /// The timer fired before a driver accepted.
    record Nobody() implements Verdict {
        @Override
        public String result() {
            return "nobody accepted";
        }
    }

    /// The customer cancelled before a driver accepted.
    record Cancelled() implements Verdict {
        @Override
        public String result() {
            return "cancelled by the customer";
        }
    }
}
