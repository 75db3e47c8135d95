package dev.furrow.api.json;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.shape.Checked;
import dev.furrow.api.shape.ShapeLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// The front door of the codec. All methods are safe for use by many threads.
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /// Reads a request: members are converted strictly, then every constraint of every member is checked.
    ///
    /// An empty body is read as an object without members. Unknown members are skipped, null is absence.
    ///
    /// @throws Fault SerializationException when the body is not a JSON object in UTF-8 or a member has another
    ///         JSON type than the record's; ValidationException naming every broken constraint
    public static <T extends Record> T decode(byte[] body, Class<T> type, ShapeLimits limits) {
        if (!Utf8.isText(body)) {
            throw Fault.serialization("The body is not valid UTF-8");
        }
        Violations violations = Violations.collecting(limits);
        T value = read(body, 0, body.length, type, violations);
        if (value instanceof Checked checked) {
            checked.checkBeforeConstraints();
            violations.throwIfAny();
            checked.checkAfterConstraints();
        } else {
            violations.throwIfAny();
        }
        return value;
    }

    /// Reads what the service itself has written: an answer, or bytes from the store. Constraints are not checked.
    ///
    /// @throws Fault SerializationException when the bytes are not such an object
    public static <T extends Record> T decodeTrusted(byte[] bytes, Class<T> type) {
        return read(bytes, 0, bytes.length, type, Violations.ignoring());
    }

    /// As [#decodeTrusted(byte[], Class)], from a part of an array.
    public static <T extends Record> T decodeTrusted(byte[] bytes, int offset, int length, Class<T> type) {
        return read(bytes, offset, length, type, Violations.ignoring());
    }

    /// Writes a record as compact JSON in UTF-8; absent members are left out.
    public static byte[] encode(Record value) {
        JsonWriter out = new JsonWriter();
        write(value, out);
        return out.toByteArray();
    }

    /// Writes a record at the place where the writer stands.
    public static void write(Record value, JsonWriter out) {
        RecordCodec.of(value.getClass()).write(value, out);
    }

    private static <T extends Record> T read(
            byte[] bytes, int offset, int length, Class<T> type, Violations violations) {
        RecordCodec<T> codec = RecordCodec.of(type);
        if (length == 0) {
            return codec.absent(violations);
        }
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw Fault.serialization("The body must be a JSON object");
            }
            T value = codec.readRecord(in, violations);
            if (in.nextToken() != null) {
                throw Fault.serialization("The body holds more than one JSON value");
            }
            return value;
        } catch (StreamConstraintsException excessive) {
            throw Fault.serialization(
                    "The body cannot be read: it is nested too deeply, or a name or number in it is too long");
        } catch (UnexpectedEndOfInputException cutOff) {
            throw Fault.serialization("The body is not valid JSON: it ends too early");
        } catch (JacksonException malformed) {
            throw Fault.serialization("The body is not valid JSON" + place(malformed.getLocation(), offset));
        }
    }

    /// Where in the body, in words of our own: the parser speaks of itself.
    private static String place(@Nullable TokenStreamLocation location, int offset) {
        return location == null || location.getByteOffset() < offset
                ? ""
                : ": see near byte " + (location.getByteOffset() - offset);
    }
}
