package dev.furrow.demo.check;

import dev.furrow.api.event.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a history, one sentence each.
final class Problems {
    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    void addAll(List<String> others) {
        sentences.addAll(others);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /// An event, as sentences speak of it.
    static String name(@Nullable HistoryEvent event) {
        return event == null ? "no event" : "event " + event.eventId() + " (" + event.eventType() + ")";
    }
}
