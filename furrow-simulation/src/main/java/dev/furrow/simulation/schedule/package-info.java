/// What the seed decides: chance, time, and where the process dies. Values and small machines, without the engine.
@NullMarked
package dev.furrow.simulation.schedule;

import org.jspecify.annotations.NullMarked;
