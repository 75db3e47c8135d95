/// What each stop of a request costs: decode, submit, decide, commit, answer, and the parts of them that can be
/// looked at alone. Open [dev.furrow.microbench.Walk] first.
@NullMarked
package dev.furrow.microbench;

import org.jspecify.annotations.NullMarked;
