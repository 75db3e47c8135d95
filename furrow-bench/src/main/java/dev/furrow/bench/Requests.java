package dev.furrow.bench;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Whole HTTP requests as bytes, in the shape in which the AWS SDK for Java sends them.
final class Requests {
    static final String DOMAIN = "bench";
    static final String TASK_LIST = "bench";
    /// 100 bytes, the payload of every input and result.
    static final String PAYLOAD = "0123456789".repeat(10);

    private final String head;

    Requests(InetSocketAddress server) {
        head = "POST / HTTP/1.1\r\n"
                + "Host: " + server.getHostString() + ":" + server.getPort() + "\r\n"
                + "amz-sdk-invocation-id: 8a4f3b52-9d3f-4bb7-a4ee-1d3a6c2f9e10\r\n"
                + "amz-sdk-request: attempt=1; max=4\r\n"
                + "Content-Type: application/x-amz-json-1.0\r\n"
                + "User-Agent: aws-sdk-java/2.40.2 md/io#sync md/http#Apache ua/2.1 api/SWF#2.40.x os/Linux lang/java#25\r\n"
                + "X-Amz-Target: SimpleWorkflowService.";
    }

    byte[] of(String operation, String body) {
        byte[] json = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + operation + "\r\nContent-Length: " + json.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + json.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(json, 0, request, start.length, json.length);
        return request;
    }

    byte[] noOperation(int bodyBytes) {
        String body = "x".repeat(bodyBytes);
        return (head.substring(0, head.indexOf("X-Amz-Target")).replace("POST / ", "POST /health ") + "Content-Length: "
                        + bodyBytes + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] registerDomain() {
        return of("RegisterDomain", "{\"name\":\"" + DOMAIN + "\",\"workflowExecutionRetentionPeriodInDays\":\"1\"}");
    }

    byte[] registerWorkflowType(String name) {
        return of(
                "RegisterWorkflowType",
                "{\"domain\":\"" + DOMAIN + "\",\"name\":\"" + name
                        + "\",\"version\":\"1\",\"defaultTaskList\":{\"name\":\""
                        + TASK_LIST
                        + "\"},\"defaultChildPolicy\":\"TERMINATE\",\"defaultTaskStartToCloseTimeout\":\"60\","
                        + "\"defaultExecutionStartToCloseTimeout\":\"86400\"}");
    }

    byte[] registerActivityType() {
        return of(
                "RegisterActivityType",
                "{\"domain\":\"" + DOMAIN + "\",\"name\":\"echo\",\"version\":\"1\",\"defaultTaskList\":{\"name\":\""
                        + TASK_LIST
                        + "\"},\"defaultTaskHeartbeatTimeout\":\"NONE\",\"defaultTaskScheduleToCloseTimeout\":\"600\","
                        + "\"defaultTaskScheduleToStartTimeout\":\"600\",\"defaultTaskStartToCloseTimeout\":\"60\"}");
    }

    byte[] start(String workflowType, String workflowId) {
        return of(
                "StartWorkflowExecution",
                "{\"domain\":\"" + DOMAIN + "\",\"workflowId\":\"" + workflowId + "\",\"workflowType\":{\"name\":\""
                        + workflowType + "\",\"version\":\"1\"},\"taskList\":{\"name\":\"" + TASK_LIST
                        + "\"},\"input\":\""
                        + PAYLOAD + "\"}");
    }

    byte[] signal(String workflowId) {
        return of(
                "SignalWorkflowExecution",
                "{\"domain\":\"" + DOMAIN + "\",\"workflowId\":\"" + workflowId
                        + "\",\"signalName\":\"go\",\"input\":\"" + PAYLOAD + "\"}");
    }

    byte[] pollForDecisionTask() {
        return of(
                "PollForDecisionTask",
                "{\"domain\":\"" + DOMAIN + "\",\"taskList\":{\"name\":\"" + TASK_LIST + "\"},\"identity\":\"bench\"}");
    }

    byte[] pollForActivityTask() {
        return of(
                "PollForActivityTask",
                "{\"domain\":\"" + DOMAIN + "\",\"taskList\":{\"name\":\"" + TASK_LIST + "\"},\"identity\":\"bench\"}");
    }

    byte[] decide(String taskToken, String decisions) {
        return of(
                "RespondDecisionTaskCompleted",
                "{\"taskToken\":\"" + taskToken + "\",\"decisions\":[" + decisions + "]}");
    }

    byte[] completeActivity(String taskToken) {
        return of(
                "RespondActivityTaskCompleted", "{\"taskToken\":\"" + taskToken + "\",\"result\":\"" + PAYLOAD + "\"}");
    }

    static String schedule(int number) {
        return "{\"decisionType\":\"ScheduleActivityTask\",\"scheduleActivityTaskDecisionAttributes\":{\"activityType\":"
                + "{\"name\":\"echo\",\"version\":\"1\"},\"activityId\":\"s" + number + "\",\"input\":\"" + PAYLOAD
                + "\",\"taskList\":{\"name\":\"" + TASK_LIST + "\"}}}";
    }

    static String timer(long seconds) {
        return "{\"decisionType\":\"StartTimer\",\"startTimerDecisionAttributes\":{\"timerId\":\"t\",\"startToFireTimeout\":\""
                + seconds + "\"}}";
    }

    static String complete() {
        return "{\"decisionType\":\"CompleteWorkflowExecution\",\"completeWorkflowExecutionDecisionAttributes\":{\"result\":\""
                + PAYLOAD + "\"}}";
    }
}
