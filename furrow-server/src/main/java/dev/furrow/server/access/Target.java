package dev.furrow.server.access;

import dev.furrow.server.policy.AccessRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What an operation does to what, before it is known who asks.
///
/// @param domain the domain; null where the operation is about none or about all
/// @param resource the name of the resource
/// @param describe sets the condition keys of the operation itself, if a policy asks for them
record Target(@Nullable String domain, String resource, Consumer<AccessRequest.Keys> describe) {}
