package dev.furrow.engine.operation;

import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;
import java.util.List;

/// Keeps notes of the server, all of them or none. No operation of SWF.
final class KeepNotes extends RegistryWork {
    private final List<RegistryChange> changes;

    KeepNotes(List<RegistryChange> changes, Parts parts, Reply reply) {
        super(parts, reply);
        this.changes = List.copyOf(changes);
    }

    @Override
    public void decide(Turn turn) {
        changes.forEach(change -> change(turn, change));
        turn.answer(Answer.EMPTY);
    }
}
