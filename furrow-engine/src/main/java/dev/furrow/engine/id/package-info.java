/// How runs are named inside the engine, and to which slot a workflowId belongs. Values only.
@NullMarked
package dev.furrow.engine.id;

import org.jspecify.annotations.NullMarked;
