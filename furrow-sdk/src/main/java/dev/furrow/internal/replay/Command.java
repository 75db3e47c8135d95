package dev.furrow.internal.replay;

import dev.furrow.api.decision.Decision;
import org.jspecify.annotations.Nullable;

/// What a strand wants of the service. It waits in [Commands] until the history shows that the service has it.
abstract class Command {
    private final CommandKey key;
    private final String strand;
    private final String what;
    private final @Nullable String at;

    /// @param strand whose it is
    /// @param what the type or name that the event must have; empty where anything will do
    /// @param at the line of code that gives it
    Command(CommandKey key, String strand, String what, @Nullable String at) {
        this.key = key;
        this.strand = strand;
        this.what = what;
        this.at = at;
    }

    CommandKey key() {
        return key;
    }

    String strand() {
        return strand;
    }

    String what() {
        return what;
    }

    @Nullable String at() {
        return at;
    }

    /// What is sent.
    abstract Decision decision();

    /// The service has it; the event says whether it did as asked.
    void recorded(Recorded event) {}

    /// What a reader of a report should know beyond id and kind.
    String describe() {
        return what;
    }
}
