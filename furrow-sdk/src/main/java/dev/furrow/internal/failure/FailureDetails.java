package dev.furrow.internal.failure;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What travels of an exception.
///
/// @param type the name of its class; of the declared one, if it is one that the method declares
/// @param message in its own words
/// @param stack its trace as text
/// @param fields what a declared exception holds besides; null for any other
record FailureDetails(
        String type,
        @Nullable String message,
        @Nullable String stack,
        @Nullable JsonNode fields) {}
