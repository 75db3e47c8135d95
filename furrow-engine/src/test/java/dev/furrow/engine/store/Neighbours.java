package dev.furrow.engine.store;

import dev.furrow.engine.id.RunId;
import java.util.List;
import java.util.stream.Stream;

/// Runs of one workflowId whose ids follow each other as closely as ids can: where one's rows end and another's
/// begin, every byte of an id matters.
final class Neighbours {
    private Neighbours() {}

    static List<SampleRun> runs() {
        return Stream.of(
                        new RunId(0, 0),
                        new RunId(0, 1),
                        new RunId(1, 0xFE),
                        new RunId(1, 0xFF),
                        new RunId(1, 0x100),
                        new RunId(1, Long.MAX_VALUE),
                        new RunId(1, Long.MIN_VALUE),
                        new RunId(1, -1),
                        new RunId(2, 0),
                        new RunId(-1, 0),
                        new RunId(-1, -1))
                .map(id -> SampleRun.of("farm", "field", id))
                .toList();
    }
}
