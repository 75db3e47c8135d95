package dev.furrow.server.console.insight;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import java.util.Locale;

/// A JUnit test that runs today's code over the history of one execution.
///
/// @param className of the test
/// @param historyFile where its history lies, from the root of the project; as the download of the history makes it
/// @param source the whole file
public record ReplayCode(String className, String historyFile, String source) {
    private static final int LONGEST_NAME = 60;

    /// Writes one.
    ///
    /// @param implementation the name of the class that implements the workflow; empty if it is not known
    public static ReplayCode of(String domain, WorkflowType type, WorkflowExecution execution, String implementation) {
        String subject = identifier(type.name());
        String known = implementation.isEmpty() ? subject + "Workflow" : implementation;
        if (!isClassName(known)) {
            throw new IllegalArgumentException("No name of a class: " + Shown.line(known));
        }
        String file = "src/test/histories/" + fileName(execution) + ".json";
        String name = subject + "ReplayTest";
        int dot = known.lastIndexOf('.');
        String simple = known.substring(dot + 1);
        String source = "import dev.furrow.test.RecordedHistory;\n"
                + "import dev.furrow.test.Replayer;\n"
                + "import java.nio.file.Path;\n"
                + "import org.junit.jupiter.api.Test;\n\n"
                + "/// Today's code over the history of one execution of "
                + comment(type.name()) + " " + comment(type.version()) + ":\n"
                + "/// workflowId " + comment(execution.workflowId()) + "\n"
                + "/// runId " + comment(execution.runId()) + "\n"
                + "/// domain " + comment(domain) + "\n"
                + "class " + name + " {\n"
                + "    @Test\n"
                + "    void todaysCodeFollowsTheHistory() {\n"
                + "        Replayer.of(RecordedHistory.read(Path.of(" + CopyAs.literal(file, true) + ")))\n"
                + "                .workflows(" + (dot < 0 ? simple : known) + ".class)\n"
                + "                .run();\n"
                + "    }\n"
                + "}\n";
        return new ReplayCode(name, file, source);
    }

    /// Only what cannot end a comment, and no Unicode escape, which Java would read even there.
    private static String comment(String text) {
        return Shown.line(text).replace("\\", "/").replace("*/", "* /");
    }

    /// A name for the file of a history.
    public static String fileName(WorkflowExecution execution) {
        String plain = execution.workflowId().replaceAll("[^A-Za-z0-9._-]+", "-");
        plain = plain.startsWith(".") ? "run" + plain : plain;
        return (plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain) + "-"
                + execution.runId().replaceAll("[^A-Za-z0-9_-]+", "");
    }

    private static String identifier(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain && camel.length() < LONGEST_NAME) {
                camel.append(upper ? Character.toUpperCase(c) : c);
            }
            upper = !plain;
        }
        String made = camel.toString();
        if (made.isEmpty() || Character.isDigit(made.charAt(0))) {
            made = "Execution" + made;
        }
        return made.toLowerCase(Locale.ROOT).endsWith("workflow") && made.length() > "workflow".length()
                ? made.substring(0, made.length() - "workflow".length())
                : made;
    }

    private static boolean isClassName(String name) {
        return name.length() <= 400 && name.matches("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");
    }
}
