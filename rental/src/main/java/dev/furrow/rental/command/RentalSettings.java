package dev.furrow.rental.command;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a run was asked for.
///
/// @param data where server and database keep what they have; null for nowhere, which is forgotten at the end
/// @param endpoint a Furrow server that runs already; null for an own one
/// @param database a JDBC address; null for the embedded one
/// @param port of the application; 0 for any
/// @param speed how many times faster than real life
/// @param seed of the world
/// @param simulated whether simulated providers of SMS, calls, codes, pushes, objects and mail are started, too
record RentalSettings(
        @Nullable Path data,
        @Nullable URI endpoint,
        @Nullable String database,
        int port,
        double speed,
        long seed,
        boolean simulated) {}
