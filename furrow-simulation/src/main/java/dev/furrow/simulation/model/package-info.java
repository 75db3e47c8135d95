/// A second, slow and plain implementation of the rules of one execution, written from the specification. Never
/// imports the engine. Open [dev.furrow.simulation.model.ReferenceExecution] first.
@NullMarked
package dev.furrow.simulation.model;

import org.jspecify.annotations.NullMarked;
