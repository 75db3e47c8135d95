/// Who decides when: lanes, each the only writer of its slots, and the committer that makes their batches durable and
/// only then lets anything out. A lane and the committer are passive; threads drive them in a server, a scheduler in
/// tests and simulation. Open [dev.furrow.engine.lane.Lane] first.
@NullMarked
package dev.furrow.engine.lane;

import org.jspecify.annotations.NullMarked;
