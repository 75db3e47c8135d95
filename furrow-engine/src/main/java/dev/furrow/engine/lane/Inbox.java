package dev.furrow.engine.lane;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What waits for a lane: what finishes work before what begins work, and that before what only looks. Nothing waits
/// for ever: now and then it is the others' turn first. Within one urgency the order is that of adding.
///
/// [#add] may be called by any thread, [#poll] by one at a time.
final class Inbox {
    private static final int BEGINNERS_TURN = 8;
    private static final int LOOKERS_TURN = 32;

    private final Queue<Work> finishing = new ConcurrentLinkedQueue<>();
    private final Queue<Work> beginning = new ConcurrentLinkedQueue<>();
    private final Queue<Work> looking = new ConcurrentLinkedQueue<>();
    private int turn;

    void add(Work work) {
        switch (work.urgency()) {
            case FINISHES -> finishing.add(work);
            case BEGINS -> beginning.add(work);
            case LOOKS -> looking.add(work);
        }
    }

    /// The next work; null if there is none.
    @Nullable Work poll() {
        turn++;
        Work work = null;
        if (turn % LOOKERS_TURN == 0) {
            work = looking.poll();
        } else if (turn % BEGINNERS_TURN == 0) {
            work = beginning.poll();
        }
        work = work == null ? finishing.poll() : work;
        work = work == null ? beginning.poll() : work;
        return work == null ? looking.poll() : work;
    }

    boolean isEmpty() {
        return finishing.isEmpty() && beginning.isEmpty() && looking.isEmpty();
    }

    int size() {
        return finishing.size() + beginning.size() + looking.size();
    }
}
