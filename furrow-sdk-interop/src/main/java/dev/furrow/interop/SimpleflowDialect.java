package dev.furrow.interop;

import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// simpleflow: an object with positional and keyword arguments, sorted; what is too long lies in S3 as a jumbo field.
///
/// ```
/// {"args":["Ada",5],"kwargs":{}}
/// simpleflow+s3://bucket/path 60002
/// ```
///
/// Text that is no JSON is read as itself, as simpleflow does.
public final class SimpleflowDialect implements Dialect {
    private static final Pattern JUMBO = Pattern.compile("simpleflow\\+s3://(\\S+) \\d+");

    private final JsonMapper writer = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final @Nullable UnaryOperator<String> jumboFields;

    /// Without jumbo fields: one that comes in is refused.
    public SimpleflowDialect() {
        this.jumboFields = null;
    }

    /// With jumbo fields.
    ///
    /// @param jumboFields fetches the text at `bucket/path`
    public SimpleflowDialect(UnaryOperator<String> jumboFields) {
        this.jumboFields = jumboFields;
    }

    @Override
    public String write(@Nullable Object value) {
        return writer.writeValueAsString(value);
    }

    @Override
    public String writeArguments(@Nullable Object[] arguments) {
        return "{\"args\":" + writer.writeValueAsString(arguments) + ",\"kwargs\":{}}";
    }

    @Override
    public @Nullable Object read(String text, Type type) {
        return PlainJson.value(tree(text), type);
    }

    @Override
    public @Nullable Object[] readArguments(@Nullable String text, List<Parameter> parameters) {
        JsonNode call = tree(text == null ? "{}" : text);
        return PlainJson.pythonArguments(call.withArray("args"), call.withObject("kwargs"), parameters);
    }

    private JsonNode tree(String text) {
        Matcher jumbo = JUMBO.matcher(text);
        String own = text;
        if (jumbo.matches()) {
            if (jumboFields == null) {
                throw new PayloadFormatException(
                        "\"" + text + "\" is a jumbo field; give SimpleflowDialect a way to fetch it", null);
            }
            own = jumboFields.apply(jumbo.group(1));
        }
        try {
            return PlainJson.MAPPER.readTree(own);
        } catch (JacksonException raw) {
            return PlainJson.MAPPER.valueToTree(own);
        }
    }
}
