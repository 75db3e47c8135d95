/// The clients with dice, what they were told, and what the histories must say because of it. Open
/// [dev.furrow.torture.load.Ledger] first.
@NullMarked
package dev.furrow.torture.load;

import org.jspecify.annotations.NullMarked;
