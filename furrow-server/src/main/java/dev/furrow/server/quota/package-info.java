/// Quotas and rates that operators change while the server runs: kept as notes of the store, handed to the engine,
/// and shown with their use. Open [dev.furrow.server.quota.QuotaBook] first.
@NullMarked
package dev.furrow.server.quota;

import org.jspecify.annotations.NullMarked;
