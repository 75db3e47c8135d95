package dev.furrow.lint.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.lint.LintLevel;
import dev.furrow.lint.maven.careless.Careless;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The goal, over the compiled classes of this module's tests.
class LintMojoTest {

    private static LintMojo mojo(LintLevel level) throws URISyntaxException {
        Path classes = Path.of(Careless.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new LintMojo(classes, List.of(), level);
    }

    @Test
    void aBuildWithCarelessWorkflowsAndPlansFails() {
        assertThatThrownBy(() -> mojo(LintLevel.FAIL).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Careless.run")
                .hasMessageContaining("System.currentTimeMillis")
                .hasMessageContaining("Careless.java:10")
                .hasMessageContaining("CarelessPlan")
                .hasMessageContaining("UUID.randomUUID")
                .hasMessageNotContaining("Clock");
    }

    @Test
    void orIsToldOfThem() throws Exception {
        List<String> told = new ArrayList<>();
        LintMojo mojo = mojo(LintLevel.WARN);
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence line) {
                told.add(line.toString());
            }
        });
        mojo.execute();
        assertThat(told).hasSize(2);
    }

    @Test
    void whereThereIsNothingItFindsNothing(@TempDir Path folder) throws Exception {
        assertThatCode(() -> new LintMojo(folder, List.of(), LintLevel.FAIL).execute())
                .doesNotThrowAnyException();
        Files.delete(folder);
        assertThatCode(() -> new LintMojo(folder, List.of(), LintLevel.FAIL).execute())
                .doesNotThrowAnyException();
        assertThatCode(() -> mojo(LintLevel.OFF).execute()).doesNotThrowAnyException();
        Files.createDirectory(folder);
    }
}
