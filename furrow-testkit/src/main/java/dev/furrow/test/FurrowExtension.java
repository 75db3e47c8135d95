package dev.furrow.test;

import dev.furrow.payload.Payloads;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands a [TestFurrow] to whatever test method asks for one, and closes it afterwards.
public final class FurrowExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(FurrowExtension.class);

    /// For JUnit.
    public FurrowExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestFurrow.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TimeMode mode = context.getTestClass()
                .map(type -> type.getAnnotation(FurrowTest.class))
                .map(FurrowTest::value)
                .orElse(TimeMode.SKIP);
        // What is in the store and can be closed is closed when the test is over.
        return context.getStore(OURS)
                .computeIfAbsent(TestFurrow.class, key -> new TestFurrow(mode, Payloads.json()), TestFurrow.class);
    }
}
