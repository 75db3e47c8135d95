/// The engine: everything that SWF promises, behind one call. Requests go in as records, answers come out through
/// replies; what time it is, where ids come from, where things are kept and who drives is given from outside. Open
/// [dev.furrow.engine.Engine] first.
@NullMarked
package dev.furrow.engine;

import org.jspecify.annotations.NullMarked;
