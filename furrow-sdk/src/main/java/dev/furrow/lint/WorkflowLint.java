package dev.furrow.lint;

import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Query;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.State;
import dev.furrow.workflow.Update;
import dev.furrow.workflow.Workflow;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads workflow classes, without changing or running them, and finds what would not do the same in a replay:
/// clocks, chance, threads, locks, waiting, files and networks, printing, static fields that change.
///
/// In a workflow it begins at the workflow methods and the constructors, in a class that declares a plan at the code
/// that names the steps; it follows calls, lambdas and method references within the package of the class. What is
/// done inside of `Workflow.sideEffect` is allowed. Calls into other packages are not followed, and a value that
/// merely differs is not seen; replaying in tests finds these.
///
/// Workers look when they are built ([dev.furrow.WorkerOptions#lint]); a test asks with [#requireClean]. Safe for
/// use by many threads.
public final class WorkflowLint {
    private static final List<Class<? extends Annotation>> ENTRIES =
            List.of(Execute.class, Signal.class, State.class, Query.class, Update.class);
    private static final String FACADE = Workflow.class.getName().replace('.', '/');
    private static final String BUILDER = "dev/furrow/plan/PlanBuilder";
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowLint.class);

    private static final ClassValue<List<Finding>> CHECKED = new ClassValue<>() {
        @Override
        protected List<Finding> computeValue(Class<?> implementation) {
            return new WorkflowLint(implementation).findings(implementation);
        }
    };

    private final Classes classes;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Deque<Use.Member> toVisit = new ArrayDeque<>();
    private final Set<Use.Member> visited = new HashSet<>();

    private WorkflowLint(Class<?> implementation) {
        classes = new Classes(implementation);
    }

    /// What is found in workflow classes, in the order in which it is met. A class whose bytes cannot be had, for
    /// example a generated one, has no findings.
    public static List<Finding> check(Class<?>... implementations) {
        return Arrays.stream(implementations)
                .flatMap(implementation -> CHECKED.get(implementation).stream())
                .toList();
    }

    /// What is found in all workflow classes of a folder, and in all classes that declare plans.
    ///
    /// @param classes where the compiled classes are, for example `target/classes`
    /// @param loader finds these classes and what they are made of
    /// @throws IOException if the folder cannot be read
    public static List<Finding> checkFolder(Path classes, ClassLoader loader) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        }
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            try {
                findings.addAll(check(Class.forName(name, false, loader)));
            } catch (ClassNotFoundException | LinkageError incomplete) {
                LOG.debug("{} cannot be loaded, and is not looked at", name, incomplete);
            }
        }
        return findings;
    }

    /// Refuses workflow classes in which something is found; for tests.
    ///
    /// @throws AssertionError with a line for each finding
    public static void requireClean(Class<?>... implementations) {
        List<Finding> findings = check(implementations);
        if (!findings.isEmpty()) {
            throw new AssertionError(report(findings));
        }
    }

    /// A line for each finding.
    public static String report(List<Finding> findings) {
        StringBuilder text = new StringBuilder("Workflow code must do the same in every replay, and this does not:");
        findings.forEach(finding -> text.append("\n  ").append(finding));
        return text.toString();
    }

    private List<Finding> findings(Class<?> implementation) {
        String name = implementation.getName().replace('.', '/');
        ClassFile file = classes.find(name);
        if (file == null) {
            return List.of();
        }
        List<Method> entries = entries(implementation);
        planned(file).forEach(key -> visit(name, key));
        if (entries.isEmpty()) {
            return followed();
        }
        for (Class<?> type = implementation; type != null; type = type.getSuperclass()) {
            ClassFile own = classes.find(type.getName().replace('.', '/'));
            if (own != null) {
                own.methods().keySet().stream()
                        .filter(key -> key.startsWith("<"))
                        .forEach(key -> visit(own.name(), key));
            }
        }
        entries.forEach(method -> toVisit.add(new Use.Member(name, method.getName(), descriptor(method))));
        return followed();
    }

    private List<Finding> followed() {
        while (!toVisit.isEmpty()) {
            follow(toVisit.remove());
        }
        return List.copyOf(findings);
    }

    /// The code that names the steps of plans; the steps are lambdas in it.
    private static List<String> planned(ClassFile file) {
        return file.methods().entrySet().stream()
                .filter(method -> method.getValue().stream()
                        .anyMatch(use -> use instanceof Use.Call call
                                && call.target().owner().equals(BUILDER)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private void visit(String owner, String key) {
        int at = key.indexOf('(');
        toVisit.add(new Use.Member(owner, key.substring(0, at), key.substring(at)));
    }

    private static List<Method> entries(Class<?> implementation) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> type = implementation; type != null; type = type.getSuperclass()) {
            all.add(type);
            all.addAll(interfacesOf(type));
        }
        Set<String> names = new HashSet<>();
        for (Class<?> type : all) {
            for (Method method : type.getDeclaredMethods()) {
                if (ENTRIES.stream().anyMatch(method::isAnnotationPresent)) {
                    names.add(method.getName());
                }
            }
        }
        List<Method> entries = new ArrayList<>();
        for (Class<?> type : all) {
            for (Method method : type.getDeclaredMethods()) {
                if (names.contains(method.getName()) && !Modifier.isAbstract(method.getModifiers())) {
                    entries.add(method);
                }
            }
        }
        return entries;
    }

    private static Set<Class<?>> interfacesOf(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> above : type.getInterfaces()) {
            found.add(above);
            found.addAll(interfacesOf(above));
        }
        return found;
    }

    private static String descriptor(Method method) {
        return java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
    }

    private void follow(Use.Member method) {
        ClassFile file = classes.declaring(method);
        if (file == null || !visited.add(new Use.Member(file.name(), method.name(), method.descriptor()))) {
            return;
        }
        List<Use> uses = file.methods().getOrDefault(method.name() + method.descriptor(), List.of());
        for (int i = 0; i < uses.size(); i++) {
            Use next = i + 1 < uses.size() ? uses.get(i + 1) : null;
            switch (uses.get(i)) {
                case Use.Call call -> used(file, method, call, call.target());
                case Use.Dynamic dynamic -> {
                    if (!isSideEffect(dynamic, next)) {
                        dynamic.targets().forEach(target -> used(file, method, dynamic, target));
                    }
                }
                case Use.StaticField field -> {
                    ClassFile owner = classes.find(field.field().owner());
                    boolean mutable = owner != null
                            && owner.mutableStatics().contains(field.field().name())
                            && !method.name().equals("<clinit>");
                    note(file, method, field, field.field(), Rules.of(field, mutable));
                }
            }
        }
    }

    /// Whether a lambda goes straight into a side effect, whose last argument it is.
    private static boolean isSideEffect(Use.Dynamic dynamic, @Nullable Use next) {
        return next instanceof Use.Call call
                && call.target().owner().equals(FACADE)
                && call.target().name().equals("sideEffect")
                && call.offset() == dynamic.offset() + Use.Call.DYNAMIC_LENGTH;
    }

    private void used(ClassFile file, Use.Member method, Use use, Use.Member target) {
        String advice = Rules.of(target);
        if (advice != null) {
            note(file, method, use, target, advice);
        } else {
            toVisit.add(target);
        }
    }

    private void note(ClassFile file, Use.Member method, Use use, Use.Member used, @Nullable String advice) {
        if (advice != null) {
            String name = file.name().replace('/', '.');
            String source = file.file() == null ? name.substring(name.lastIndexOf('.') + 1) : file.file();
            findings.add(new Finding(name, readable(method.name()), source, use.line(), used.describe(), advice));
        }
    }

    /// A lambda bears the name of the method that it is in.
    private static String readable(String method) {
        if (!method.startsWith("lambda$")) {
            return method;
        }
        int end = method.indexOf('$', "lambda$".length());
        return end < 0 ? method : method.substring("lambda$".length(), end);
    }
}
