/// What stands between the listener and the engine when requests must be signed: who asks, and whether policies let
/// them. Open [dev.furrow.server.access.AccessGate] first.
@NullMarked
package dev.furrow.server.access;

import org.jspecify.annotations.NullMarked;
