package dev.furrow.demo.worker;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.swf.SwfClient;

/// Clients of the AWS SDK as SWF needs them. There are two, because polls and other calls have nothing in common: a
/// poll may take a minute and is simply repeated when it fails; another call takes milliseconds and is worth
/// insisting on.
public final class SwfClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// A poll is answered after 60 seconds at most; whoever listens for less cuts it off and may lose a task.
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(70);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CALL_RETRY_DELAY = Duration.ofSeconds(1);
    private static final int CALL_ATTEMPTS = 60;

    private SwfClients() {}

    /// A client for PollForDecisionTask and PollForActivityTask. It does not retry: the loop around it does, and sees
    /// at once when the server is gone.
    public static SwfClient forPolls(URI endpoint, AwsCredentialsProvider credentials) {
        return client(endpoint, credentials, POLL_TIMEOUT, AwsRetryStrategy.doNotRetry());
    }

    /// A client for everything else. It goes on trying for a minute when nobody answers, so a server that is started
    /// anew is not noticed. SWF's own faults are answers and not retried.
    public static SwfClient forCalls(URI endpoint, AwsCredentialsProvider credentials) {
        return client(
                endpoint,
                credentials,
                CALL_TIMEOUT,
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(CALL_ATTEMPTS)
                        .backoffStrategy(BackoffStrategy.fixedDelay(CALL_RETRY_DELAY))
                        .circuitBreakerEnabled(false)
                        .build());
    }

    /// A client that gives up at once, to ask whether anybody is there.
    public static SwfClient forOneTry(URI endpoint, AwsCredentialsProvider credentials) {
        return client(endpoint, credentials, CONNECT_TIMEOUT, AwsRetryStrategy.doNotRetry());
    }

    private static SwfClient client(
            URI endpoint, AwsCredentialsProvider credentials, Duration socketTimeout, RetryStrategy retries) {
        boolean throughProxies = !isLoopback(endpoint);
        return SwfClient.builder()
                .endpointOverride(endpoint)
                // Furrow takes any region. Given here, the SDK does not search files and the network for one.
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(socketTimeout)
                        // A proxy would be asked for its own loopback.
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useEnvironmentVariablesValues(throughProxies)
                                .useSystemPropertyValues(throughProxies)
                                .build()))
                .overrideConfiguration(override -> override.retryStrategy(retries))
                .build();
    }

    private static boolean isLoopback(URI endpoint) {
        try {
            return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
