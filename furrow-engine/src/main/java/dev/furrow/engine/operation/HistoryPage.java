package dev.furrow.engine.operation;

import dev.furrow.api.json.JsonWriter;
import dev.furrow.engine.answer.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a history: stored events as they are.
record HistoryPage(List<byte[]> events, @Nullable String nextPageToken) implements Answer {
    private static final byte[] EVENTS = JsonWriter.key("events");
    private static final byte[] NEXT_PAGE_TOKEN = JsonWriter.key("nextPageToken");

    @Override
    public void writeTo(JsonWriter out) {
        out.beginObject();
        writeEvents(events, nextPageToken, out);
        out.endObject();
    }

    /// Writes the members that pages of histories and of decision tasks share.
    static void writeEvents(List<byte[]> events, @Nullable String nextPageToken, JsonWriter out) {
        out.member(EVENTS).beginArray();
        for (byte[] event : events) {
            out.raw(event);
        }
        out.endArray();
        if (nextPageToken != null) {
            out.member(NEXT_PAGE_TOKEN).string(nextPageToken);
        }
    }
}
