/// What every program of deciders and activity workers needs when it is written by hand against the AWS SDK: clients
/// set up for SWF, a thread that polls and can be stopped, the loop around a decision task and the one around an
/// activity task. Knows nothing of taxis. Open [dev.furrow.demo.worker.DecisionTasks] first.
@NullMarked
package dev.furrow.demo.worker;

import org.jspecify.annotations.NullMarked;
