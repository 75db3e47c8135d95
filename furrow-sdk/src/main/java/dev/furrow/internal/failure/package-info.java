/// How exceptions travel: as a reason for people and details for the other side, and back. Open [Failures].
@NullMarked
package dev.furrow.internal.failure;

import org.jspecify.annotations.NullMarked;
