package dev.furrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Everything that users can call says what it means.
class DocumentationTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "furrow");

    @Test
    void everythingPublicIsDocumented() throws IOException {
        assertThat(undocumented()).isEmpty();
    }

    private static List<String> undocumented() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> missing = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(SOURCES)) {
            List<Path> sources = all.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.startsWith(SOURCES.resolve("internal")))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(docs, missing).scan(unit, null);
            }
        }
        return missing;
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<String> missing;

        private Scanner(DocTrees docs, List<String> missing) {
            this.docs = docs;
            this.missing = missing;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isOpen(type.getModifiers(), insideInterface())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean implied = docs.getSourcePositions().getStartPosition(unit(), method) < 0;
            if (isOpen(method.getModifiers(), insideInterface()) && !overrides && !implied) {
                check(method.getName().toString());
            }
            // What is inside of a method is nobody's business.
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            boolean component = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isOpen(field.getModifiers(), insideInterface()) && !component) {
                check(field.getName().toString());
            }
            return null;
        }

        private CompilationUnitTree unit() {
            return getCurrentPath().getCompilationUnit();
        }

        private boolean insideInterface() {
            TreePath above = getCurrentPath().getParentPath();
            return above != null
                    && (above.getLeaf().getKind() == Tree.Kind.INTERFACE
                            || above.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE);
        }

        private static boolean isOpen(ModifiersTree modifiers, boolean inInterface) {
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private void check(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                long at = docs.getSourcePositions()
                        .getStartPosition(unit(), getCurrentPath().getLeaf());
                missing.add(Path.of(unit().getSourceFile().getName()).getFileName() + ":"
                        + unit().getLineMap().getLineNumber(at) + " " + name);
            }
        }
    }
}
