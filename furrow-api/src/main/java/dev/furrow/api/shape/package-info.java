/// The vocabulary in which the records of the API state their constraints: kinds of text, sizes, tagged unions.
/// Nothing here reads or writes JSON; `dev.furrow.api.json` does, guided by these. Open
/// [dev.furrow.api.shape.TextKind] first.
@NullMarked
package dev.furrow.api.shape;

import org.jspecify.annotations.NullMarked;
