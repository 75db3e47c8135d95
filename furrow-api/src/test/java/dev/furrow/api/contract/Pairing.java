package dev.furrow.api.contract;

import dev.furrow.api.contract.ApiModel.Choice;
import dev.furrow.api.contract.ApiModel.Listing;
import dev.furrow.api.contract.ApiModel.Member;
import dev.furrow.api.contract.ApiModel.Shape;
import dev.furrow.api.contract.ApiModel.Structure;
import dev.furrow.api.operation.Operation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which of our types stands for which structure and enum of the model: found by walking both at once, from the
/// operations inwards. Where the two differ the walk goes on without the difference; the tests report it.
///
/// @param structures our record, or sealed interface, by the name of the structure
/// @param choices our enum by the name of the model's
record Pairing(SortedMap<String, Class<?>> structures, SortedMap<String, Class<?>> choices) {
    static final Pairing SWF = walk(ApiModel.SWF);

    private static Pairing walk(ApiModel model) {
        Pairing pairing = new Pairing(new TreeMap<>(), new TreeMap<>());
        for (Operation operation : Operation.values()) {
            ApiModel.ApiOperation facts = model.operations().get(operation.wireName());
            if (facts != null) {
                pairing.pair(model, facts.input(), operation.requestType());
                if (facts.output() != null && operation.responseType() != null) {
                    pairing.pair(model, facts.output(), operation.responseType());
                }
            }
        }
        return pairing;
    }

    private void pair(ApiModel model, String shapeName, Type type) {
        Shape shape = model.shape(shapeName);
        if (shape instanceof Choice && type instanceof Class<?> c && c.isEnum()) {
            put(choices, shapeName, c);
        } else if (shape instanceof Structure structure
                && type instanceof Class<?> c
                && put(structures, shapeName, c)) {
            Map<String, AnnotatedType> components = WireMembers.componentsOf(c);
            Map<String, Class<?>> ofUnion = WireMembers.namesOf(c);
            for (Member member : structure.members()) {
                AnnotatedType component = components.get(member.name());
                if (component == null) {
                    Class<?> variant = ofUnion.get(member.name());
                    if (variant != null) {
                        pair(model, member.shape(), variant);
                    }
                } else if (model.shape(member.shape()) instanceof Listing listing
                        && component instanceof AnnotatedParameterizedType list) {
                    pair(model, listing.element(), list.getAnnotatedActualTypeArguments()[0].getType());
                } else {
                    pair(model, member.shape(), component.getType());
                }
            }
        }
    }

    private static boolean put(Map<String, Class<?>> pairs, String shape, Class<?> type) {
        Class<?> before = pairs.put(shape, type);
        if (before != null && !before.equals(type)) {
            throw new AssertionError("Both " + before + " and " + type + " stand for " + shape);
        }
        return before == null;
    }
}
