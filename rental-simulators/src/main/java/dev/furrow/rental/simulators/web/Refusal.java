package dev.furrow.rental.simulators.web;

/// Why a request is not served. Each provider says it in its own words.
public final class Refusal extends RuntimeException {
    private final int status;

    public Refusal(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
