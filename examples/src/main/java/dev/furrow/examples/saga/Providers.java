package dev.furrow.examples.saga;

import dev.furrow.activity.ActivityType;

/// Those with whom a journey is booked.
// region activities
@ActivityType(version = "1.0", startToClose = "1m", attempts = 5)
interface Providers {
    String bookFlight(Journey journey) throws SoldOutException;

    String bookHotel(Journey journey) throws SoldOutException;

    String rentCar(Journey journey) throws SoldOutException;

    void cancelFlight(Journey journey);

    void cancelHotel(Journey journey);

    void returnCar(Journey journey);
}
// endregion
