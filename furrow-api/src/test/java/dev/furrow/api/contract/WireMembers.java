package dev.furrow.api.contract;

import dev.furrow.api.shape.TaggedUnion;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The members that one of our types has on the wire, derived from the type alone.
final class WireMembers {
    private WireMembers() {}

    /// The members of a record, with the members of a union that lies in it. The tag of a union has no component of
    /// its own: its type is that of the enum.
    static Map<String, Class<?>> namesOf(Class<?> type) {
        Map<String, Class<?>> names = new LinkedHashMap<>();
        if (isUnion(type)) {
            addUnion(type, names);
        } else {
            for (RecordComponent component : type.getRecordComponents()) {
                if (isUnion(component.getType())) {
                    addUnion(component.getType(), names);
                } else {
                    names.put(component.getName(), component.getType());
                }
            }
        }
        return names;
    }

    /// The components of a record that are members by themselves.
    static Map<String, AnnotatedType> componentsOf(Class<?> record) {
        Map<String, AnnotatedType> components = new LinkedHashMap<>();
        if (record.isRecord()) {
            Arrays.stream(record.getRecordComponents())
                    .filter(component -> !isUnion(component.getType()))
                    .forEach(component -> components.put(component.getName(), component.getAnnotatedType()));
        }
        return components;
    }

    private static boolean isUnion(Class<?> type) {
        return type.isAnnotationPresent(TaggedUnion.class);
    }

    private static void addUnion(Class<?> type, Map<String, Class<?>> names) {
        TaggedUnion union = type.getAnnotation(TaggedUnion.class);
        names.put(union.tag(), union.tags());
        for (Class<?> variant : type.getPermittedSubclasses()) {
            String tag = variant.getSimpleName();
            tag = tag.substring(0, tag.length() - union.classSuffix().length());
            names.put(Character.toLowerCase(tag.charAt(0)) + tag.substring(1) + union.memberSuffix(), variant);
        }
    }
}
