package dev.furrow.bench.load;

import dev.furrow.api.sigv4.Credentials;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Whole HTTP requests as bytes, in the shape in which the AWS SDK for Java sends them. What is in them says
/// [Bodies].
public final class Requests {
    private static final String INVOCATION = "8a4f3b52-9d3f-4bb7-a4ee-1d3a6c2f9e10";
    private static final String ATTEMPT = "attempt=1; max=4";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final String SERVICE = "SimpleWorkflowService.";

    private final String head;
    private final @Nullable RequestSigner signer;
    private final Polls polls = new Polls();

    /// @param server whom they are for
    public Requests(InetSocketAddress server) {
        this(server, null);
    }

    /// @param server whom they are for
    /// @param credentials who signs them; null for nobody
    public Requests(InetSocketAddress server, @Nullable Credentials credentials) {
        String host = server.getHostString() + ":" + server.getPort();
        signer = credentials == null ? null : new RequestSigner(credentials, host, INVOCATION, ATTEMPT, CONTENT_TYPE);
        head = "POST / HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                + "amz-sdk-invocation-id: " + INVOCATION + "\r\n"
                + "amz-sdk-request: " + ATTEMPT + "\r\n"
                + "Content-Type: " + CONTENT_TYPE + "\r\n"
                + "User-Agent: aws-sdk-java/2.40.2 md/io#sync md/http#Apache ua/2.1 api/SWF#2.40.x os/Linux lang/java#25\r\n"
                + "X-Amz-Target: " + SERVICE;
    }

    /// A request of any operation.
    public byte[] of(String operation, String body) {
        byte[] json = body.getBytes(StandardCharsets.UTF_8);
        String signature =
                signer == null ? "" : signer.headers(SERVICE + operation, json, System.currentTimeMillis() / 1_000);
        byte[] start = (head + operation + "\r\n" + signature + "Content-Length: " + json.length + "\r\n\r\n")
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
        return polls.present().decision;
    }

    byte[] pollForActivityTask() {
        return polls.present().activity;
    }

    /// They are all alike, but signatures have a date.
    private final class Polls {
        private long second = -1;
        private byte[] decision = {};
        private byte[] activity = {};

        private Polls present() {
            long now = signer == null ? 0 : System.currentTimeMillis() / 1_000;
            if (now != second) {
                second = now;
                decision = of("PollForDecisionTask", Bodies.poll(""));
                activity = of("PollForActivityTask", Bodies.poll(""));
            }
            return this;
        }
    }

    byte[] decide(String taskToken, String decisions) {
        return of("RespondDecisionTaskCompleted", Bodies.decide(taskToken, decisions));
    }

    byte[] completeActivity(String taskToken) {
        return of("RespondActivityTaskCompleted", Bodies.completeActivity(taskToken));
    }
}
