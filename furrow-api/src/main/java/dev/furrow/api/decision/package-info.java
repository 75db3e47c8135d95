/// The 13 kinds of decision, a record each. Open [dev.furrow.api.decision.Decision] first.
@NullMarked
package dev.furrow.api.decision;

import org.jspecify.annotations.NullMarked;
