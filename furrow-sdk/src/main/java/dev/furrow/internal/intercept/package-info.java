/// Calls interceptors around what happens. Not part of the promise.
@NullMarked
package dev.furrow.internal.intercept;

import org.jspecify.annotations.NullMarked;
