package dev.furrow;

import dev.furrow.payload.PayloadStore;
import dev.furrow.spi.Measured;
import dev.furrow.spi.Telemetry;
import java.time.Duration;

/// A store whose traffic is told to a telemetry.
///
/// @param store where everything is
/// @param telemetry hears of what went well
record MeasuredStore(PayloadStore store, Telemetry telemetry) implements PayloadStore {
    @Override
    public String scheme() {
        return store.scheme();
    }

    @Override
    public String put(byte[] bytes) {
        long begun = System.nanoTime();
        String place = store.put(bytes);
        tell(begun, bytes, true);
        return place;
    }

    @Override
    public byte[] get(String place) {
        long begun = System.nanoTime();
        byte[] bytes = store.get(place);
        tell(begun, bytes, false);
        return bytes;
    }

    private void tell(long begun, byte[] bytes, boolean written) {
        telemetry.record(new Measured.Offloaded(Duration.ofNanos(System.nanoTime() - begun), bytes.length, written));
    }
}
