package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a history.
///
/// @param events events in order
/// @param nextPageToken continues a listing; absent on the last page
public record History(
        List<HistoryEvent> events,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken) {}
