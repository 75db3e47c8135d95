package dev.furrow.server.access;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.engine.Traces;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.identity.NewSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sends signed requests to a server.
record SignedCaller(TestServer server, Credentials credentials) {
    private static final String POLLER = "X-Furrow-Poller";

    static SignedCaller of(TestServer server, NewSecret made) {
        Traces.secret(made.secretAccessKey());
        return new SignedCaller(
                server, new Credentials(made.accessKeyId(), made.secretAccessKey(), made.sessionToken()));
    }

    <R extends Record & Request> Reply call(R request) {
        return server.exchange(request(request));
    }

    <R extends Record & Request> String request(R request) {
        return request(request, new LinkedHashMap<>());
    }

    /// As a poller that has a name.
    <R extends Record & Request> String named(String poller, R request) {
        return request(request, new LinkedHashMap<>(Map.of(POLLER, poller)));
    }

    /// Ends the polls of a name.
    Reply endPolls(String poller) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Amz-Target", "Furrow_20261122.EndPolls");
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put(POLLER, poller);
        return server.exchange(signed("swf", "/", headers, "{}"));
    }

    private <R extends Record & Request> String request(R request, Map<String, String> headers) {
        headers.put(
                "X-Amz-Target", "SimpleWorkflowService." + Operation.of(request).wireName());
        headers.put("Content-Type", "application/x-amz-json-1.0");
        return signed("swf", "/", headers, new String(Json.encode(request), StandardCharsets.UTF_8));
    }

    Reply sts(String form) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        return server.exchange(signed("sts", "/", headers, form));
    }

    Reply admin(String json) {
        return server.exchange(signed("furrow", "/admin/identity", new LinkedHashMap<>(), json));
    }

    private String signed(String service, String path, Map<String, String> headers, String body) {
        headers.put("Host", "furrow.test");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.putAll(new Signer("us-east-1", service).sign(credentials, "POST", path, headers, bytes, Instant.now()));
        StringBuilder request = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("Content-Length: " + bytes.length + "\r\n\r\n")
                .append(body)
                .toString();
    }
}
