package dev.furrow.server.console.execution;

import dev.furrow.api.fault.Fault;
import dev.furrow.server.config.Settings;
import dev.furrow.server.console.insight.CopyAs;
import dev.furrow.server.console.insight.ReplayCode;
import dev.furrow.server.console.page.Visit;
import java.util.List;

/// A request in the words of those who send it, and a test of the execution.
///
/// @param request which: `start`, `signal`, `cancel`, `terminate`, `describe`, `history`
/// @param requests what there is
/// @param cli a line for the AWS CLI
/// @param python a program with boto3
/// @param java a program with our SDK
/// @param test a JUnit test of this execution
/// @param testClass its name
/// @param historyFile where the test looks for the history
/// @param implementation the class that implements the workflow, as the test names it
public record Copies(
        String request,
        List<String> requests,
        String cli,
        String python,
        String java,
        String test,
        String testClass,
        String historyFile,
        String implementation) {

    static Copies of(Execution execution) {
        Visit visit = execution.visit();
        String wanted = visit.query().text("request");
        String which = Requests.COPIED.contains(wanted) ? wanted : "start";
        CopyAs copy = new CopyAs(
                Requests.copied(execution, which),
                (visit.exchange().isSecure() ? "https://" : "http://")
                        + visit.exchange().host(),
                visit.premises().configuration().text(Settings.REGION));
        String implementation = visit.query().text("implementation");
        ReplayCode test;
        try {
            test = ReplayCode.of(
                    execution.domain(), execution.started().workflowType(), execution.id(), implementation);
        } catch (IllegalArgumentException noClass) {
            throw Fault.validation(String.valueOf(noClass.getMessage()));
        }
        return new Copies(
                which,
                Requests.COPIED,
                copy.cli(),
                copy.python(),
                copy.java(),
                test.source(),
                test.className(),
                test.historyFile(),
                implementation);
    }
}
