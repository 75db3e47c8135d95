package dev.furrow.bench.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Whole HTTP requests as bytes, in the shape in which the AWS SDK for Java sends them. What is in them says
/// [Bodies].
public final class Requests {
    private final String head;

    /// @param server whom they are for
    public Requests(InetSocketAddress server) {
        head = "POST / HTTP/1.1\r\n"
                + "Host: " + server.getHostString() + ":" + server.getPort() + "\r\n"
                + "amz-sdk-invocation-id: 8a4f3b52-9d3f-4bb7-a4ee-1d3a6c2f9e10\r\n"
                + "amz-sdk-request: attempt=1; max=4\r\n"
                + "Content-Type: application/x-amz-json-1.0\r\n"
                + "User-Agent: aws-sdk-java/2.40.2 md/io#sync md/http#Apache ua/2.1 api/SWF#2.40.x os/Linux lang/java#25\r\n"
                + "X-Amz-Target: SimpleWorkflowService.";
    }

    /// A request of any operation.
    public byte[] of(String operation, String body) {
        byte[] json = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + operation + "\r\nContent-Length: " + json.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + json.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(json, 0, request, start.length, json.length);
        return request;
    }

    /// A request that the listener answers without doing anything.
    byte[] noOperation(int bodyBytes) {
        return (plainHead().replace("POST / ", "POST /health ") + "Content-Length: " + bodyBytes + "\r\n\r\n"
                        + "x".repeat(bodyBytes))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Asks for a page that is none of the service's.
    public byte[] get(String path) {
        return (plainHead().replace("POST / ", "GET " + path + " ") + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String plainHead() {
        return head.substring(0, head.indexOf("X-Amz-Target"));
    }

    byte[] start(String workflowType, String workflowId) {
        return of("StartWorkflowExecution", Bodies.start(workflowType, workflowId, ""));
    }

    byte[] signal(String workflowId) {
        return of("SignalWorkflowExecution", Bodies.signal(workflowId));
    }

    byte[] pollForDecisionTask() {
        return of("PollForDecisionTask", Bodies.poll(""));
    }

    byte[] pollForActivityTask() {
        return of("PollForActivityTask", Bodies.poll(""));
    }

    byte[] decide(String taskToken, String decisions) {
        return of("RespondDecisionTaskCompleted", Bodies.decide(taskToken, decisions));
    }

    byte[] completeActivity(String taskToken) {
        return of("RespondActivityTaskCompleted", Bodies.completeActivity(taskToken));
    }
}
