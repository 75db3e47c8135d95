/// The 39 operations: [dev.furrow.api.operation.Operation] lists them; each has a record for its request, and for its
/// answer unless that is empty. Members are named as on the wire; `@Nullable` ones are optional there.
@NullMarked
package dev.furrow.api.operation;

import org.jspecify.annotations.NullMarked;
