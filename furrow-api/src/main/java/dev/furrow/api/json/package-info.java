/// The JSON of the wire: bytes to records and back, with every broken constraint collected on the way in.
///
/// The records are the definition: their components' names are the members' names, `@Nullable` marks an optional
/// member, and the annotations of `dev.furrow.api.shape` give the constraints. Jackson splits the text into tokens;
/// everything SWF-like about reading and writing lives here. Open [dev.furrow.api.json.Json] first.
@NullMarked
package dev.furrow.api.json;

import org.jspecify.annotations.NullMarked;
