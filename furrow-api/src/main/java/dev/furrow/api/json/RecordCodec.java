package dev.furrow.api.json;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.shape.TaggedUnion;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads and writes the records of one class, as its components say. Immutable; one instance a class.
final class RecordCodec<T extends Record> implements ValueCodec {
    private static final ClassValue<RecordCodec<?>> CODECS = new ClassValue<>() {
        @Override
        protected RecordCodec<?> computeValue(Class<?> type) {
            return new RecordCodec<>(type.asSubclass(Record.class));
        }
    };

    /// One component: a member of the object, or a tagged union whose members lie in the object itself.
    private record Member(
            int index,
            String name,
            byte[] key,
            boolean required,
            @Nullable Object whenAbsent,
            MethodHandle accessor,
            @Nullable ValueCodec codec,
            @Nullable UnionCodec union) {

        ValueCodec value() {
            if (codec == null) {
                throw new IllegalStateException(name + " is a union");
            }
            return codec;
        }
    }

    private final Class<T> type;
    private final Member[] members;
    private final Map<String, Member> byName = new HashMap<>();
    private final @Nullable Member unionMember;
    private final MethodHandle constructor;

    @SuppressWarnings("unchecked")
    static <T extends Record> RecordCodec<T> of(Class<T> type) {
        return (RecordCodec<T>) CODECS.get(type);
    }

    private RecordCodec(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        members = new Member[components.length];
        Member inlined = null;
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < components.length; i++) {
                members[i] = member(i, components[i], lookup);
                if (members[i].union == null) {
                    byName.put(members[i].name, members[i]);
                } else {
                    inlined = members[i];
                }
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be read or written as JSON", e);
        }
        unionMember = inlined;
    }

    private static Member member(int index, RecordComponent component, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        AnnotatedType annotated = component.getAnnotatedType();
        Class<?> type = component.getType();
        boolean inlinedUnion = type.isAnnotationPresent(TaggedUnion.class);
        return new Member(
                index,
                component.getName(),
                JsonWriter.key(component.getName()),
                !annotated.isAnnotationPresent(Nullable.class),
                whenAbsent(type),
                lookup.unreflect(component.getAccessor()).asType(MethodType.methodType(Object.class, Object.class)),
                inlinedUnion ? null : ValueCodec.of(annotated),
                inlinedUnion ? UnionCodec.of(type) : null);
    }

    private static @Nullable Object whenAbsent(Class<?> type) {
        if (type == long.class) {
            return 0L;
        }
        if (type == int.class) {
            return 0;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }

    @Override
    public T read(JsonParser in, Violations violations) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw Fault.serialization("The member " + violations.path() + " must be an object");
        }
        return readRecord(in, violations);
    }

    /// Reads the rest of an object whose opening brace is the current token.
    T readRecord(JsonParser in, Violations violations) {
        @Nullable Object[] values = new Object[members.length];
        UnionCodec.Reading union =
                unionMember == null || unionMember.union == null ? null : unionMember.union.reading();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            Member member = byName.get(name);
            if (member != null) {
                violations.enter(name);
                values[member.index] =
                        token == JsonToken.VALUE_NULL ? null : member.value().read(in, violations);
                violations.leave();
            } else if (union == null || !union.accept(name, in, violations)) {
                in.skipChildren();
            }
        }
        if (union != null && unionMember != null) {
            values[unionMember.index] = union.finish(violations);
        }
        return construct(values, violations);
    }

    /// What an object without members reads as.
    T absent(Violations violations) {
        return construct(new Object[members.length], violations);
    }

    private T construct(@Nullable Object[] values, Violations violations) {
        for (Member member : members) {
            Object value = values[member.index];
            if (value == null && member.required && member.union == null) {
                violations.missing(member.name);
            }
            if (value == null || INVALID.equals(value)) {
                values[member.index] = member.whenAbsent;
            }
        }
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A record's constructor threw " + e, e);
        }
    }

    @Override
    public void write(Object record, JsonWriter out) {
        out.beginObject();
        for (Member member : members) {
            Object value = component(member, record);
            if (value == null) {
                continue;
            }
            if (member.union != null) {
                member.union.writeMembers(value, out);
            } else {
                out.member(member.key);
                member.value().write(value, out);
            }
        }
        out.endObject();
    }

    private static @Nullable Object component(Member member, Object record) {
        try {
            return (Object) member.accessor.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A record's accessor threw " + e, e);
        }
    }
}
