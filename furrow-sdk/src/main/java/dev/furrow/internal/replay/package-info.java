/// One workflow execution in memory: strands that run the user's code, commands that they give, and the history
/// that says what became of them. Open [Execution], then [Rounds] and [Commands].
@NullMarked
package dev.furrow.internal.replay;

import org.jspecify.annotations.NullMarked;
