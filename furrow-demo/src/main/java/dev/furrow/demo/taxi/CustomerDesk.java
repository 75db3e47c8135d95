package dev.furrow.demo.taxi;

import dev.furrow.activity.ActivityType;

/// Talks to customers.
@ActivityType(version = TaxiTypes.VERSION, startToClose = "5s", taskList = "customers")
interface CustomerDesk {
    @ActivityType(name = "TellCustomer")
    void tellCustomer(String what);
}
