/// Text as JSON, where that needs no library. Open [PlainText] first.
@NullMarked
package dev.furrow.internal.text;

import org.jspecify.annotations.NullMarked;
