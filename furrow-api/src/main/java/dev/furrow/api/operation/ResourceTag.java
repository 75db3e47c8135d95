package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.RESOURCE_TAG_KEY;
import static dev.furrow.api.shape.TextKind.RESOURCE_TAG_VALUE;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// A key and a value on a domain.
///
/// @param key the key
/// @param value the value
public record ResourceTag(
        @Text(RESOURCE_TAG_KEY) String key,
        @Text(RESOURCE_TAG_VALUE) @Nullable String value) {}
