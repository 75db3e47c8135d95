/// Who owes whom: double entry, append only, every journal sums to zero. Open [Ledger], then [SettlementRunWorkflow].
@NullMarked
package dev.furrow.rental.ledger;

import org.jspecify.annotations.NullMarked;
