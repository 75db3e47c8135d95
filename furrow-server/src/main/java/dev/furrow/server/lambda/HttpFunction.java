package dev.furrow.server.lambda;

import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A function behind an HTTP address: the input is posted as JSON, the body of a 2xx answer is the result, any other
/// answer is a failure with the body as details. `X-Amz-Function-Error` in a 2xx answer says `Handled` or `Unhandled`
/// failure, as Lambda's own API does.
final class HttpFunction implements Function {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final URI address;

    HttpFunction(String address) {
        this.address = URI.create(address);
    }

    @Override
    public LambdaResult call(LambdaInvocation invocation) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMillis(invocation.timeoutMillis()))
                .header("Content-Type", "application/json")
                .header("X-Furrow-Function", invocation.name())
                .header("X-Furrow-Workflow-Id", asciiOnly(invocation.run().workflowId()))
                .header("X-Furrow-Run-Id", invocation.run().runId().toString())
                .POST(HttpRequest.BodyPublishers.ofString(invocation.input()))
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        String error = response.headers().firstValue("X-Amz-Function-Error").orElse(null);
        if (response.statusCode() / 100 != 2) {
            return new LambdaResult.Failed("Unhandled", "HTTP " + response.statusCode() + ": " + response.body());
        }
        return error == null
                ? new LambdaResult.Completed(response.body())
                : new LambdaResult.Failed(error, response.body());
    }

    /// Header values cannot hold everything that an id can.
    private static String asciiOnly(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
