package dev.furrow.internal.replay;

import dev.furrow.api.event.HistoryEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls that the service has and that have not ended, by the event that began each.
final class OpenCalls {
    private final Map<Long, Call> byOpener = new LinkedHashMap<>();

    void add(Call call) {
        byOpener.put(call.recordedIn(), call);
    }

    /// Nobody waits for it any more.
    void forget(Call call) {
        byOpener.remove(call.recordedIn(), call);
    }

    /// Hands an event to the call that it is about, if there is one.
    void happened(HistoryEvent event) {
        @Nullable Long opener = Opener.of(event.attributes());
        Call call = opener == null ? null : byOpener.get(opener);
        if (call != null && call.happened(event)) {
            byOpener.remove(opener);
            call.end();
        }
    }

    List<ChildCall> children() {
        return byOpener.values().stream()
                .filter(ChildCall.class::isInstance)
                .map(ChildCall.class::cast)
                .toList();
    }
}
