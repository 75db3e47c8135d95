/// Signature Version 4, both ends of the wire: [dev.furrow.api.sigv4.Signer] signs what a client sends,
/// [dev.furrow.api.sigv4.Verifier] refuses what no known key has signed. What a key may do is decided elsewhere.
@NullMarked
package dev.furrow.api.sigv4;

import org.jspecify.annotations.NullMarked;
