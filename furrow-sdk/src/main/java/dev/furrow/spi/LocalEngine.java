package dev.furrow.spi;

/// A workflow service inside this process. Found with [java.util.ServiceLoader]; `furrow-testkit` holds one.
public interface LocalEngine {

    /// A new, empty service on the real clock; closing the transport ends it.
    Transport open();
}
