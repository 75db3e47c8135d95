package dev.furrow.engine.store;

/// How large a store is, for those who watch.
///
/// @param bytesOnDisk what its files take
/// @param bytesFree what the disk has left
public record StoreSize(long bytesOnDisk, long bytesFree) {}
