package dev.furrow.demo.worker;

import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.History;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.json.JsonMapper;

/// Events as Amazon's SDK has them, as this project has them: through the JSON that both speak. What an event lacks
/// it lacks here, too, so that wrong histories stay wrong.
public final class StockEvents {
    private StockEvents() {}

    /// The same events.
    public static List<HistoryEvent> read(List<software.amazon.awssdk.services.swf.model.HistoryEvent> events) {
        Map<String, Object> page =
                Map.of("events", events.stream().map(StockEvents::event).toList());
        return Json.decodeTrusted(JsonMapper.shared().writeValueAsBytes(page), History.class)
                .events();
    }

    private static Map<String, Object> event(software.amazon.awssdk.services.swf.model.HistoryEvent event) {
        Map<String, Object> members = members(event);
        String own = EventType.valueOf(event.eventTypeAsString()).name() + "EventAttributes";
        // Builders that change the type of an event leave the structure of the old one in it.
        members.keySet().removeIf(name -> name.endsWith("EventAttributes") && !name.equalsIgnoreCase(own));
        return members;
    }

    private static Map<String, Object> members(SdkPojo structure) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : structure.sdkFields()) {
            Object value = field.getValueOrDefault(structure);
            boolean absent = value == null || (value instanceof List<?> list && list.isEmpty());
            if (!absent) {
                members.put(field.locationName(), json(value));
            }
        }
        return members;
    }

    private static Object json(Object value) {
        return switch (value) {
            case SdkPojo structure -> members(structure);
            case List<?> list -> list.stream().map(StockEvents::json).toList();
            case Instant time -> BigDecimal.valueOf(time.toEpochMilli(), 3);
            default -> value;
        };
    }
}
