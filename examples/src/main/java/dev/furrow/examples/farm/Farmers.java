package dev.furrow.examples.farm;

import dev.furrow.activity.ActivityType;

/// Those who order.
@ActivityType(version = "1.0", startToClose = "30s", attempts = 5)
interface Farmers {
    void confirmed(Order order, String supplier);

    void nobodyFound(Order order);
}
