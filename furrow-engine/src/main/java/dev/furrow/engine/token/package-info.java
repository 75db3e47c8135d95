/// The opaque strings that clients carry: task tokens and page tokens. Both say everything by themselves and are
/// sealed with the server's key, so they outlive restarts and cannot be made up. Open [dev.furrow.engine.token.Seal]
/// first.
@NullMarked
package dev.furrow.engine.token;

import org.jspecify.annotations.NullMarked;
