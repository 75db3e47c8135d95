/// Pushes in the shape of FCM's HTTP v1 API, with the token endpoint that gives a service account its access token.
@NullMarked
package dev.furrow.rental.simulators.push;

import org.jspecify.annotations.NullMarked;
