package dev.furrow.demo;

import dev.furrow.demo.taxi.CityMap;
import dev.furrow.demo.taxi.Drivers;
import dev.furrow.demo.taxi.TaxiWorkers;
import dev.furrow.spi.CredentialsProvider;
import java.net.URI;

/// Those who decide and work. Closed, they finish what is in hand and go.
interface Staff extends AutoCloseable {
    /// Begins to take tasks.
    void start();

    @Override
    void close();

    /// From where they come.
    @FunctionalInterface
    interface Agency {
        Staff hire(URI endpoint, CredentialsProvider credentials, CityMap map, Drivers drivers, Screen screen);
    }

    /// Workers on Furrow's own SDK.
    static Staff onFurrow(URI endpoint, CredentialsProvider credentials, CityMap map, Drivers drivers, Screen screen) {
        TaxiWorkers workers = new TaxiWorkers(endpoint, credentials, map, drivers, screen, screen::trouble);
        return new Staff() {
            @Override
            public void start() {
                workers.start();
            }

            @Override
            public void close() {
                workers.close();
            }
        };
    }
}
