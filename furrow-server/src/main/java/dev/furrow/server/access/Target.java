package dev.furrow.server.access;

import dev.furrow.server.policy.AccessRequest;
import org.jspecify.annotations.Nullable;

/// What an operation does to what, before it is known who asks.
///
/// @param domain the domain; null where the operation is about none or about all
/// @param resource the name of the resource
/// @param keys the condition keys of the operation itself
record Target(@Nullable String domain, String resource, AccessRequest.Keys keys) {}
