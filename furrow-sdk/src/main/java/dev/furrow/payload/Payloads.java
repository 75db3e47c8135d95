package dev.furrow.payload;

import dev.furrow.internal.text.PlainText;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// How values become text on the wire and back. Immutable, and safe for use by many threads.
///
/// A value is written as JSON of its own type and read as the type that the method declares, generics included;
/// no class names travel. One parameter is its value, several are an array, none is nothing at all. Text that is
/// larger than what stays inline goes to a store, and a reference in its place; without a store, what exceeds
/// 32,768 characters is refused at the sender.
public final class Payloads {
    /// The most characters that the service takes in one field.
    public static final int HARD_LIMIT = 32_768;

    private static final String REFERENCE = "furrow+";
    private static final Pattern ANY_REFERENCE = Pattern.compile("furrow\\+[a-z0-9]+://[^#]+#\\d+");
    private static final int CACHED = 256;
    private static final int INLINE = 24_000;

    private final JsonMapper mapper;
    /// Whether the mapper is ours, which does nothing special to texts.
    private final boolean ordinary;
    private final Map<Pattern, PayloadFormat> formats;
    private final List<PayloadCodec> codecs;
    private final int inline;
    private final @Nullable PayloadStore store;
    private final ReadCache cache = new ReadCache(CACHED);
    /// What was written lately, by the hash of its clear text, and the reference that it got.
    private final ReadCache written = new ReadCache(CACHED);

    private Payloads(
            JsonMapper mapper,
            boolean ordinary,
            Map<Pattern, PayloadFormat> formats,
            List<PayloadCodec> codecs,
            int inline,
            @Nullable PayloadStore store) {
        this.mapper = mapper;
        this.ordinary = ordinary;
        this.formats = formats;
        this.codecs = codecs;
        this.inline = inline;
        this.store = store;
    }

    /// JSON as Jackson writes it by default; unknown properties are ignored.
    public static Payloads json() {
        JsonMapper lenient = JsonMapper.builder()
                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return new Payloads(lenient, true, Map.of(), List.of(), INLINE, null);
    }

    /// JSON as this mapper writes it.
    public static Payloads json(JsonMapper mapper) {
        return new Payloads(mapper, false, Map.of(), List.of(), INLINE, null);
    }

    /// With a store for what is larger than that many bytes.
    public Payloads offload(int inlineBytes, PayloadStore where) {
        if (inlineBytes > HARD_LIMIT) {
            throw new IllegalArgumentException("At most " + HARD_LIMIT + " can stay inline, not " + inlineBytes);
        }
        return new Payloads(mapper, ordinary, formats, codecs, inlineBytes, where);
    }

    /// With something around the store, for those who measure or watch what goes there and comes back. Without a
    /// store nothing changes.
    ///
    /// @param around gets the store and gives one of the same scheme that has the same content
    public Payloads aroundStore(UnaryOperator<PayloadStore> around) {
        return store == null ? this : new Payloads(mapper, ordinary, formats, codecs, inline, around.apply(store));
    }

    /// With another format for some types.
    ///
    /// @param pattern name of activity or workflow types; `*` stands for anything
    public Payloads forTypes(String pattern, PayloadFormat format) {
        Map<Pattern, PayloadFormat> more = new java.util.LinkedHashMap<>(formats);
        more.put(Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q")), format);
        return new Payloads(mapper, ordinary, more, codecs, inline, store);
    }

    /// With a codec after those that are there. Reading goes through them in the opposite order.
    public Payloads codec(PayloadCodec codec) {
        List<PayloadCodec> more = new ArrayList<>(codecs);
        more.add(codec);
        return new Payloads(mapper, ordinary, formats, List.copyOf(more), inline, store);
    }

    /// With compression of what is larger than that many characters.
    public Payloads compress(int above) {
        return codec(new GzipCodec(above));
    }

    /// With encryption by AES-GCM.
    ///
    /// @param key of 128, 192 or 256 bits
    public Payloads encrypt(SecretKey key) {
        return codec(new AesCodec(key));
    }

    /// Writes a value.
    ///
    /// @param typeName of the workflow or activity, for [#forTypes]; empty for what is JSON always
    /// @param role what it is, for the message when it does not fit
    /// @throws PayloadTooLargeException if it is too large and there is no store
    /// @throws PayloadFormatException if it cannot be written
    public String write(@Nullable Object value, String typeName, String role) {
        return write(value, typeName, role, HARD_LIMIT);
    }

    /// Writes a value where less fits than elsewhere.
    public String write(@Nullable Object value, String typeName, String role, int limit) {
        return pack(serialize(value, typeName, role), value, role, limit);
    }

    /// Writes the arguments of a call: none is nothing at all, one is its value, several are an array, unless the
    /// type has a [Dialect].
    ///
    /// @return null for no input
    public @Nullable String writeArguments(@Nullable Object[] arguments, String typeName, String role) {
        if (format(typeName) instanceof Dialect dialect) {
            try {
                String text = dialect.writeArguments(arguments);
                return text == null ? null : pack(text, null, role, HARD_LIMIT);
            } catch (JacksonException e) {
                throw new PayloadFormatException(role + " cannot be written: " + e.getOriginalMessage(), e);
            }
        }
        return switch (arguments.length) {
            case 0 -> null;
            case 1 -> write(arguments[0], typeName, role);
            default -> write(arguments, typeName, role);
        };
    }

    /// The dialect of a type.
    ///
    /// @return null if it has none
    public @Nullable Dialect dialect(String typeName) {
        return format(typeName) instanceof Dialect dialect ? dialect : null;
    }

    private String pack(String clear, @Nullable Object value, String role, int limit) {
        String text = clear;
        for (PayloadCodec codec : codecs) {
            text = codec.encode(text);
        }
        int most = Math.min(inline, limit);
        byte[] bytes = text.length() > most / 3 ? text.getBytes(StandardCharsets.UTF_8) : null;
        if (store != null && bytes != null && bytes.length > most) {
            return keep(store, clear, bytes);
        }
        if (text.length() > limit) {
            throw new PayloadTooLargeException(
                    role + (value == null ? "" : " of type " + value.getClass().getName()), text.length(), limit);
        }
        return text;
    }

    /// Replays and retries write the same again. A codec that encrypts makes other bytes of it each time, so the
    /// store alone cannot tell.
    private String keep(PayloadStore where, String clear, byte[] bytes) {
        String hash = FileStore.sha256(clear.getBytes(StandardCharsets.UTF_8));
        String known = written.get(hash);
        if (known != null) {
            return known;
        }
        String reference = REFERENCE + where.scheme() + "://" + where.put(bytes) + "#" + bytes.length;
        written.put(hash, reference);
        return reference;
    }

    private String serialize(@Nullable Object value, String typeName, String role) {
        PayloadFormat format = format(typeName);
        if (format == null && ordinary && value instanceof String text) {
            String quoted = PlainText.quoted(text);
            if (quoted != null) {
                return quoted;
            }
        }
        try {
            return format != null ? format.write(value) : mapper.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new PayloadFormatException(
                    role + (value == null ? "" : " of type " + value.getClass().getName()) + " cannot be written: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /// Reads a value.
    ///
    /// @param text as it came; null if nothing came
    /// @param type as the method declares it
    /// @throws PayloadFormatException if the text is not of that type
    public @Nullable Object read(@Nullable String text, Type type, String typeName, String role) {
        if (text == null || text.isEmpty() || type == void.class || type == Void.class) {
            return null;
        }
        String plain = plain(text);
        PayloadFormat format = format(typeName);
        if (format == null && ordinary && isText(type)) {
            String known = PlainText.unquoted(plain);
            if (known != null) {
                return known;
            }
        }
        try {
            return format != null
                    ? format.read(plain, type)
                    : mapper.readValue(plain, mapper.getTypeFactory().constructType(type));
        } catch (JacksonException e) {
            throw new PayloadFormatException(
                    role + " is not of type " + type.getTypeName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static boolean isText(Type type) {
        return type == String.class || (type instanceof JavaType known && known.hasRawClass(String.class));
    }

    /// The text that a codec has changed or a store holds, as it was written.
    public String plain(String text) {
        String stored = text;
        if (store != null && text.startsWith(REFERENCE + store.scheme() + "://")) {
            stored = load(store, text);
        } else if (text.startsWith(REFERENCE) && ANY_REFERENCE.matcher(text).matches()) {
            throw new PayloadFormatException(
                    "\"" + text + "\" lies in a store that these Payloads do not have; give Payloads.offload the"
                            + " store that its writer has",
                    null);
        }
        for (PayloadCodec codec : codecs.reversed()) {
            stored = codec.decode(stored);
        }
        return stored;
    }

    private String load(PayloadStore from, String reference) {
        String known = cache.get(reference);
        if (known != null) {
            return known;
        }
        int length = reference.lastIndexOf('#');
        String place = reference.substring((REFERENCE + from.scheme() + "://").length(), length);
        String text = new String(from.get(place), StandardCharsets.UTF_8);
        cache.put(reference, text);
        return text;
    }

    private @Nullable PayloadFormat format(String typeName) {
        if (typeName.isEmpty()) {
            return null;
        }
        for (Map.Entry<Pattern, PayloadFormat> entry : formats.entrySet()) {
            if (entry.getKey().matcher(typeName).matches()) {
                return entry.getValue();
            }
        }
        return null;
    }

    /// Whether some types have formats of their own.
    public boolean hasFormats() {
        return !formats.isEmpty();
    }

    /// The mapper behind the JSON.
    public JsonMapper mapper() {
        return mapper;
    }
}
