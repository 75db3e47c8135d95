package dev.furrow.internal.replay;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.slf4j.spi.NOPLoggingEventBuilder;

/// A logger that says nothing while a workflow is replayed or unwound.
final class QuietLogger {
    private QuietLogger() {}

    static Logger of(Class<?> owner, Execution execution) {
        Logger loud = LoggerFactory.getLogger(owner);
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (execution.isQuiet() && method.getDeclaringClass() == Logger.class) {
                if (method.getReturnType() == void.class) {
                    return null;
                }
                if (method.getReturnType() == boolean.class) {
                    return false;
                }
                if (LoggingEventBuilder.class.isAssignableFrom(method.getReturnType())) {
                    return NOPLoggingEventBuilder.singleton();
                }
            }
            try {
                return method.invoke(loud, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, handler);
    }
}
