package dev.furrow.engine.answer;

import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;

/// The body of a successful answer.
public interface Answer {
    /// The answer of the operations that return nothing: a body without a single byte.
    Answer EMPTY = out -> {};

    /// Writes the body as JSON; may be called once, by any thread.
    void writeTo(JsonWriter out);

    /// An answer that is one record.
    static Answer of(Record value) {
        return out -> Json.write(value, out);
    }

    /// The body by itself.
    default byte[] toByteArray() {
        JsonWriter out = new JsonWriter();
        writeTo(out);
        return out.toByteArray();
    }
}
