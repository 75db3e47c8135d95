/// Simulated users of the service: they start, decide, work, signal, cancel, read and administer, and they lose
/// answers, retry and die.
@NullMarked
package dev.furrow.simulation.client;

import org.jspecify.annotations.NullMarked;
