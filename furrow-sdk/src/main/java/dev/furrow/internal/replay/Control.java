package dev.furrow.internal.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.furrow.internal.text.PlainText;
import dev.furrow.workflow.RetryPolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a command says to its own future: it stays in the history and no worker sees it.
///
/// @param id of the command, where the event has no field for it
/// @param at the line of code that gave it
/// @param retry the policy of an activity's first attempt, which holds for all of them however the code changes
@JsonInclude(JsonInclude.Include.NON_NULL)
record Control(
        @Nullable String id, @Nullable String at, @Nullable RetryPolicy retry) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(known -> known.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final Control NONE = new Control(null, null, null);

    String write() {
        // Nearly always there is nothing but the line, and nothing in it to escape.
        String line = at == null || id != null || retry != null ? null : PlainText.quoted(at);
        return line != null ? "{\"at\":" + line + "}" : MAPPER.writeValueAsString(this);
    }

    /// Reads the field of an event; whatever somebody else has written there is nothing to us.
    static Control read(@Nullable String text) {
        if (text == null || !text.startsWith("{")) {
            return NONE;
        }
        try {
            return MAPPER.readValue(text, Control.class);
        } catch (JacksonException foreign) {
            return NONE;
        }
    }
}
