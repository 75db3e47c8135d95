package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.turn.Turn;
import java.util.function.Supplier;

/// A request that a lane decides: the answer goes out when the decision is durable.
abstract class RequestWork implements Work {
    private final Parts parts;
    private final Reply reply;

    RequestWork(Parts parts, Reply reply) {
        this.parts = parts;
        this.reply = reply;
    }

    final Parts parts() {
        return parts;
    }

    @Override
    public final void settled(Turn turn) {
        Runnable instead = turn.instead();
        Fault fault = turn.fault();
        Supplier<Answer> answer = turn.answer();
        if (fault != null) {
            reply.refuse(fault);
        } else if (instead != null) {
            instead.run();
        } else if (answer == null) {
            throw new IllegalStateException(this + " was decided without an answer");
        } else if (turn.answerReadsStore()) {
            StoreReads.answer(reply, answer, parts.reads());
        } else {
            reply.answer(answer.get());
        }
    }

    @Override
    public void turnedAway(Fault why) {
        reply.refuse(why);
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
