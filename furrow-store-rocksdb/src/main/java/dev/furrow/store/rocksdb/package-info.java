/// The embedded durable store: the rows of the engine in RocksDB, every commit synced to disk, and the directory that
/// holds them. Open [dev.furrow.store.rocksdb.DataDirectory] first.
@NullMarked
package dev.furrow.store.rocksdb;

import org.jspecify.annotations.NullMarked;
