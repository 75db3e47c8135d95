package dev.furrow.api.json;

import dev.furrow.api.shape.TaggedUnion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads and writes the two members of a [TaggedUnion] inside an object. Immutable.
///
/// Every structure present is checked, also one that does not belong to the tag; a variant whose structure is absent
/// is read as if the structure were there and empty, so that each required member of it is reported.
final class UnionCodec {
    private static final ValueCodec TAG = new ValueCodec.StringCodec(null);

    private record Variant(String tag, String structure, byte[] structureKey, byte[] quotedTag, RecordCodec<?> codec) {}

    private final String tagName;
    private final byte[] tagKey;
    private final List<String> tagNames;
    private final Map<String, Variant> byTag = new HashMap<>();
    private final Map<String, Variant> byStructure = new HashMap<>();
    private final Map<Class<?>, Variant> byClass = new HashMap<>();

    private UnionCodec(Class<?> type) {
        TaggedUnion union = type.getAnnotation(TaggedUnion.class);
        if (union == null) {
            throw new IllegalArgumentException(type + " is sealed but no @TaggedUnion");
        }
        tagName = union.tag();
        tagKey = JsonWriter.key(tagName);
        tagNames =
                Arrays.stream(union.tags().getEnumConstants()).map(Enum::name).toList();
        for (Class<?> variantClass : type.getPermittedSubclasses()) {
            String simpleName = variantClass.getSimpleName();
            String tag = simpleName.substring(
                    0, simpleName.length() - union.classSuffix().length());
            String structure = Character.toLowerCase(tag.charAt(0)) + tag.substring(1) + union.memberSuffix();
            Variant variant = new Variant(
                    tag,
                    structure,
                    JsonWriter.key(structure),
                    new JsonWriter(tag.length() + 2).string(tag).toByteArray(),
                    RecordCodec.of(variantClass.asSubclass(Record.class)));
            byTag.put(tag, variant);
            byStructure.put(structure, variant);
            byClass.put(variantClass, variant);
        }
    }

    static UnionCodec of(Class<?> type) {
        return new UnionCodec(type);
    }

    void writeMembers(Object value, JsonWriter out) {
        Variant variant = byClass.get(value.getClass());
        if (variant == null) {
            throw new IllegalArgumentException("Not a variant: " + value.getClass());
        }
        out.member(tagKey).raw(variant.quotedTag).member(variant.structureKey);
        variant.codec.write(value, out);
    }

    Reading reading() {
        return new Reading();
    }

    /// The union while its object is being read, in whatever order its members come.
    final class Reading {
        private @Nullable String tag;
        private @Nullable Variant structureOf;
        private @Nullable Object structure;
        private @Nullable Map<Variant, @Nullable Object> others;

        /// Takes the member at whose value the parser stands, if it belongs to the union.
        boolean accept(String name, JsonParser in, Violations violations) {
            if (name.equals(tagName)) {
                violations.enter(tagName);
                tag = in.currentToken() == JsonToken.VALUE_NULL ? null : (String) TAG.read(in, violations);
                violations.leave();
                return true;
            }
            Variant variant = byStructure.get(name);
            if (variant == null) {
                return false;
            }
            violations.enter(name);
            keep(variant, in.currentToken() == JsonToken.VALUE_NULL ? null : variant.codec.read(in, violations));
            violations.leave();
            return true;
        }

        /// The last of several structures of one name counts, as it does with members of records.
        private void keep(Variant variant, @Nullable Object value) {
            if (structureOf == null || structureOf.equals(variant)) {
                structureOf = variant;
                structure = value;
            } else {
                if (others == null) {
                    others = new HashMap<>();
                }
                others.put(variant, value);
            }
        }

        /// The variant that the tag names; [ValueCodec#INVALID], with a violation noted, when there is no such tag.
        Object finish(Violations violations) {
            if (tag == null) {
                violations.missing(tagName);
                return ValueCodec.INVALID;
            }
            Variant variant = byTag.get(tag);
            if (variant == null) {
                violations.enter(tagName);
                violations.notInEnum(tag, tagNames);
                violations.leave();
                return ValueCodec.INVALID;
            }
            if (structure != null && variant.equals(structureOf)) {
                return structure;
            }
            Object other = others == null ? null : others.get(variant);
            if (other != null) {
                return other;
            }
            violations.enter(variant.structure);
            Object empty = variant.codec.absent(violations);
            violations.leave();
            return empty;
        }
    }
}
