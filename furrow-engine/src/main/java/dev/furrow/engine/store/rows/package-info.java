/// The store as rows in sorted tables: which rows there are, how their keys are built and what they hold. What sorts
/// and keeps the rows is behind [dev.furrow.engine.store.rows.SortedTables]; memory, RocksDB and a simulated disk
/// are. Open [dev.furrow.engine.store.rows.RowStore] first.
@NullMarked
package dev.furrow.engine.store.rows;

import org.jspecify.annotations.NullMarked;
