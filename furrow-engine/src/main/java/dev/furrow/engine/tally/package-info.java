/// What has happened in each domain since the engine began: numbers for those who watch, kept in memory only. Open
/// [dev.furrow.engine.tally.Tally] first.
@NullMarked
package dev.furrow.engine.tally;

import org.jspecify.annotations.NullMarked;
