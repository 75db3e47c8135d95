/// How values become text on the wire and back: JSON of declared types, codecs for compression and encryption,
/// and a place for what is too large. Open [Payloads] first.
@NullMarked
package dev.furrow.payload;

import org.jspecify.annotations.NullMarked;
