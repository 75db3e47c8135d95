package dev.furrow.plan;

import dev.furrow.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One body and its value in a memory. What the memory says is recorded, so that replays do not ask it again.
final class Remembering {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StepMemory memory;
    private final String key;
    private final Class<?> type;

    Remembering(StepMemory memory, String plan, String name, List<@Nullable Object> inputs, Class<?> type) {
        this.memory = memory;
        this.type = type;
        key = plain(plan) + "/" + plain(name) + "/" + hash(name + MAPPER.writeValueAsString(inputs));
    }

    /// What a marker holds.
    record Answer(@Nullable String value, @Nullable String trouble) {}

    @Nullable Object valueOr(boolean anew, Supplier<@Nullable Object> body) {
        if (!anew) {
            Answer answer = asked("recall", () -> new Answer(memory.find(key), null));
            if (answer.trouble() != null) {
                throw new IllegalStateException("The memory of " + key + " cannot be read: " + answer.trouble());
            }
            if (answer.value() != null) {
                return MAPPER.readValue(answer.value(), type);
            }
        }
        Object value = body.get();
        Answer kept = asked("remember", () -> {
            memory.keep(key, MAPPER.writeValueAsString(value));
            return new Answer(null, null);
        });
        if (kept.trouble() != null) {
            // The work is done; whoever comes next does it again.
            Workflow.logger(Plan.class).warn("{} cannot be remembered: {}", key, kept.trouble());
        }
        return value;
    }

    /// Asks once. Trouble is an answer, too: what throws is not recorded, and would be asked again.
    private static Answer asked(String marker, Supplier<Answer> question) {
        return Workflow.sideEffect(marker, Answer.class, () -> {
            try {
                return question.get();
            } catch (RuntimeException trouble) {
                return new Answer(null, trouble.toString());
            }
        });
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.substring(0, Math.min(plain.length(), 60));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
