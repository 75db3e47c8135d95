package dev.furrow.server.lambda;

import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaInvoker;
import dev.furrow.engine.lambda.LambdaResult;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The functions that the configuration names, each an HTTP address or a local command. A name may be given as the
/// ARN of a function, too; what counts is its last part.
public final class ConfiguredFunctions implements LambdaInvoker {
    private final Map<String, Function> functions = new HashMap<>();

    /// @param targets `NAME=TARGET`, separated by semicolons; empty for none
    public ConfiguredFunctions(String targets) {
        for (String entry : targets.split(";")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                functions.put(entry.substring(0, equals), function(entry.substring(equals + 1)));
            }
        }
    }

    private static Function function(String target) {
        return target.startsWith("command:")
                ? new CommandFunction(target.substring("command:".length()))
                : new HttpFunction(target);
    }

    @Override
    public boolean isAvailable() {
        return !functions.isEmpty();
    }

    @Override
    public void invoke(LambdaInvocation invocation, Consumer<LambdaResult> end) {
        String name = invocation.name();
        int colon = name.lastIndexOf(":function:");
        Function function = functions.get(colon < 0 ? name : name.substring(colon + ":function:".length()));
        if (function == null) {
            end.accept(new LambdaResult.Failed("ResourceNotFoundException", "Function not found: " + name));
            return;
        }
        Thread.ofVirtual().name("furrow-lambda-" + name).start(() -> end.accept(call(function, invocation)));
    }

    private static LambdaResult call(Function function, LambdaInvocation invocation) {
        try {
            return function.call(invocation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LambdaResult.Failed("Unhandled", "The call was interrupted");
        } catch (Exception e) {
            return new LambdaResult.Failed("Unhandled", String.valueOf(e.getMessage()));
        }
    }
}
