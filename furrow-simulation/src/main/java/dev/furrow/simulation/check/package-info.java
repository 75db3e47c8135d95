/// Whether what clients saw is what was promised. Knows calls and histories and nothing of how they came about. Open
/// [dev.furrow.simulation.check.Checker] first.
@NullMarked
package dev.furrow.simulation.check;

import org.jspecify.annotations.NullMarked;
