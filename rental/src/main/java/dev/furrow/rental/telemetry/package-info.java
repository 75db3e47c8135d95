/// What machines and their operators' phones report: places, hours of the engine, fuel. A place is kept only while
/// the machine is on its way to somebody or at work, and forgotten after a month. Open [Telemetry].
@NullMarked
package dev.furrow.rental.telemetry;

import org.jspecify.annotations.NullMarked;
