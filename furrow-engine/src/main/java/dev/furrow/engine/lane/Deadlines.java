package dev.furrow.engine.lane;

import java.util.ArrayList;

/// The runs of a lane in the order in which something may be due in them: a binary heap with one entry for each run,
/// which knows its own place and so can be moved or removed without a search. Not safe for use by several threads.
final class Deadlines {
    private final ArrayList<OpenRun> heap = new ArrayList<>();

    /// The run whose deadline comes first. There must be one.
    OpenRun first() {
        return heap.getFirst();
    }

    boolean isEmpty() {
        return heap.isEmpty();
    }

    /// Puts a run where it belongs now.
    void update(OpenRun run) {
        long dueAt = run.execution().dueNoEarlierThan();
        if (run.heapIndex() < 0) {
            run.dueAt(dueAt);
            run.heapIndex(heap.size());
            heap.add(run);
            up(run);
        } else if (dueAt != run.dueAt()) {
            run.dueAt(dueAt);
            up(run);
            down(run);
        }
    }

    void remove(OpenRun run) {
        int index = run.heapIndex();
        if (index < 0) {
            return;
        }
        run.heapIndex(-1);
        OpenRun last = heap.removeLast();
        if (last != run) {
            place(last, index);
            up(last);
            down(last);
        }
    }

    private void up(OpenRun run) {
        int index = run.heapIndex();
        while (index > 0) {
            int parent = (index - 1) / 2;
            if (!run.isDueBefore(heap.get(parent))) {
                break;
            }
            place(heap.get(parent), index);
            index = parent;
        }
        place(run, index);
    }

    private void down(OpenRun run) {
        int index = run.heapIndex();
        while (true) {
            int child = 2 * index + 1;
            if (child >= heap.size()) {
                break;
            }
            if (child + 1 < heap.size() && heap.get(child + 1).isDueBefore(heap.get(child))) {
                child++;
            }
            if (!heap.get(child).isDueBefore(run)) {
                break;
            }
            place(heap.get(child), index);
            index = child;
        }
        place(run, index);
    }

    private void place(OpenRun run, int index) {
        heap.set(index, run);
        run.heapIndex(index);
    }
}
