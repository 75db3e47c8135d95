/// The whole engine under a simulated clock, disk and network, on one thread, decided by a seed. Open
/// [dev.furrow.simulation.Simulation] first.
@NullMarked
package dev.furrow.simulation;

import org.jspecify.annotations.NullMarked;
