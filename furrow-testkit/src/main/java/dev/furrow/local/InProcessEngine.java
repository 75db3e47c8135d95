package dev.furrow.local;

import dev.furrow.spi.LocalEngine;
import dev.furrow.spi.Transport;

/// Makes engines inside this process; found by [java.util.ServiceLoader].
public final class InProcessEngine implements LocalEngine {

    /// For the service loader.
    public InProcessEngine() {}

    @Override
    public Transport open() {
        return new LocalTransport();
    }
}
