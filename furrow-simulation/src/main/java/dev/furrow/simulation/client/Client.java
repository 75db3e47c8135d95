package dev.furrow.simulation.client;

import dev.furrow.api.operation.Request;
import dev.furrow.simulation.check.Outcome;
import org.jspecify.annotations.Nullable;

/// Somebody who uses the service: sends a request, waits for its outcome, sends the next.
public abstract class Client {
    private final String name;
    private final Vocabulary words;
    private @Nullable Request again;

    Client(String name, Vocabulary words) {
        this.name = name;
        this.words = words;
    }

    /// Who it is.
    public final String name() {
        return name;
    }

    final Vocabulary words() {
        return words;
    }

    /// The next request.
    ///
    /// @param mark a text that no other request carries, to be recognised in histories
    public final Request next(String mark) {
        Request retried = again;
        again = null;
        return retried != null ? retried : think(mark);
    }

    /// Hears what has become of the request. One whose outcome is unknown is often sent again as it was, as the
    /// usual client libraries do.
    public final void hear(Request request, Outcome outcome) {
        switch (outcome) {
            case Outcome.Ok(Record answer) -> succeeded(request, answer);
            case Outcome.Refused refused -> refused(request, refused);
            case Outcome.Unknown _ -> {
                if (retries(request) && words.chance().percent(60)) {
                    again = request;
                }
            }
        }
    }

    abstract Request think(String mark);

    /// Whether the usual libraries would send such a request again.
    boolean retries(Request request) {
        return true;
    }

    void succeeded(Request request, @Nullable Record answer) {}

    void refused(Request request, Outcome.Refused why) {}
}
