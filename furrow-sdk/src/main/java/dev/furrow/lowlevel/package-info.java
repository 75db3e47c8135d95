/// The 39 operations of the service as methods, for those who write deciders by hand. The rest of the SDK is
/// built on it; workflows need nothing of this.
@NullMarked
package dev.furrow.lowlevel;

import org.jspecify.annotations.NullMarked;
