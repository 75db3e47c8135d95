package dev.furrow.examples.farm;

import dev.furrow.activity.ActivityType;
import java.util.Collection;
import java.util.List;

/// The back office and those who deliver.
@ActivityType(version = "1.0", startToClose = "30s", attempts = 5)
interface Suppliers {
    Rules rules();

    List<String> candidates(Order order);

    void offer(Order order, String supplier);

    void withdraw(Order order, Collection<String> suppliers);
}
