/// Reads the annotated interfaces of users: names, limits, types of parameters and results. Open
/// [WorkflowContract] and [ActivityContract].
@NullMarked
package dev.furrow.internal.contract;

import org.jspecify.annotations.NullMarked;
