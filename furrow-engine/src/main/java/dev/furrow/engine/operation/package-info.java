/// The 39 operations: one class for each, named as the operation is. An operation on a run is decided on the run's
/// lane, one on what is registered on the registry's lane; a read is answered from memory or from the store.
/// [dev.furrow.engine.operation.Operations] leads from a request to its class.
@NullMarked
package dev.furrow.engine.operation;

import org.jspecify.annotations.NullMarked;
