package dev.furrow.server.console.type;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A type, as pages show it.
///
/// @param kind `workflow` or `activity`
public record TypeRow(
        String kind,
        String name,
        String version,
        String status,
        String description,
        Instant created,
        @Nullable Instant deprecated,
        String link) {}
