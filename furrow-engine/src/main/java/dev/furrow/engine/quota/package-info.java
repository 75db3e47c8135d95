/// How much of everything there may be, and how fast: the quotas and rate buckets of SWF, each a setting. Open
/// [dev.furrow.engine.quota.Quotas] first.
@NullMarked
package dev.furrow.engine.quota;

import org.jspecify.annotations.NullMarked;
