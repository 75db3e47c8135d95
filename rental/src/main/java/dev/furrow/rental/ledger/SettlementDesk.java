package dev.furrow.rental.ledger;

import dev.furrow.activity.ActivityType;
import dev.furrow.rental.money.Money;
import java.util.List;

/// What a settlement run has done for it.
@ActivityType(version = "1.0", startToClose = "60s", attempts = 10)
interface SettlementDesk {

    /// Suppliers who are owed anything.
    List<String> owed();

    /// Pays one; the same run pays the same supplier once.
    ///
    /// @return what was paid in this run, now or before
    Money pay(String runId, String supplierId);

    /// Nothing, in the currency of the business.
    Money nothing();
}
