package dev.furrow.lint.maven;

import dev.furrow.lint.Finding;
import dev.furrow.lint.LintLevel;
import dev.furrow.lint.WorkflowLint;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/// Reads the compiled workflows and plans of a project and reports what would not do the same in a replay.
@Mojo(
        name = "lint",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class LintMojo extends AbstractMojo {

    /// Where the compiled classes are.
    @Parameter(defaultValue = "${project.build.outputDirectory}")
    private @Nullable File classes;

    /// What they are compiled against.
    @Parameter(defaultValue = "${project.compileClasspathElements}", readonly = true)
    private List<String> classpath = List.of();

    /// `FAIL` ends the build at a finding, `WARN` tells of it, `OFF` does not look.
    @Parameter(property = "furrow.lint", defaultValue = "FAIL")
    private LintLevel level = LintLevel.FAIL;

    /// For Maven.
    public LintMojo() {}

    LintMojo(Path classes, List<String> classpath, LintLevel level) {
        this.classes = classes.toFile();
        this.classpath = classpath;
        this.level = level;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path folder = classes == null ? null : classes.toPath();
        if (level == LintLevel.OFF || folder == null || !Files.isDirectory(folder)) {
            return;
        }
        List<Finding> findings = findings(folder);
        if (!findings.isEmpty() && level == LintLevel.FAIL) {
            throw new MojoFailureException(WorkflowLint.report(findings));
        }
        findings.forEach(finding -> getLog().warn(finding.toString()));
    }

    private List<Finding> findings(Path folder) throws MojoExecutionException {
        try (URLClassLoader loader = new URLClassLoader(places(folder), LintMojo.class.getClassLoader())) {
            return WorkflowLint.checkFolder(folder, loader);
        } catch (IOException unreadable) {
            throw new MojoExecutionException("The classes in " + folder + " cannot be read", unreadable);
        }
    }

    private URL[] places(Path folder) throws IOException {
        List<URL> places = new ArrayList<>();
        places.add(folder.toUri().toURL());
        for (String place : classpath) {
            places.add(Path.of(place).toUri().toURL());
        }
        return places.toArray(new URL[0]);
    }
}
