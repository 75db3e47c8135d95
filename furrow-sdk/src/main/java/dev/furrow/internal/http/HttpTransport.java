package dev.furrow.internal.http;

import dev.furrow.api.operation.Operation;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.spi.Capabilities;
import dev.furrow.spi.Credentials;
import dev.furrow.spi.CredentialsProvider;
import dev.furrow.spi.Transport;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Requests over HTTP/1.1: what they say, and who signs them. Safe for many threads.
public final class HttpTransport implements Transport {
    private static final String SERVICE = "swf";
    private static final String TARGET = "SimpleWorkflowService.";
    private static final String EXTENSION = "Furrow_20261122.";
    private static final String POLLER_HEADER = "X-Furrow-Poller";
    private static final String AFTER_EVENT_HEADER = "X-Furrow-After-Event";
    private static final String WAIT_HEADER = "X-Furrow-Wait-Millis";
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final byte[] NO_BODY = {'{', '}'};
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);

    private final URI endpoint;
    private final String host;
    private final CredentialsProvider credentials;
    private final Signer signer;
    /// By what the service knows our polls; nobody else knows it.
    private final String poller = UUID.randomUUID().toString();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Capabilities capabilities;
    private final Exchange exchange;

    /// @param endpoint scheme, host and port of the service
    /// @param region for which requests are signed
    public HttpTransport(URI endpoint, String region, CredentialsProvider credentials) {
        if (endpoint.getHost() == null || endpoint.getScheme() == null) {
            throw new IllegalArgumentException(
                    "endpoint is \"" + endpoint + "\"; it must look like http://localhost:8042");
        }
        this.endpoint = endpoint.resolve("/");
        this.credentials = credentials;
        host = hostOf(endpoint);
        signer = new Signer(region, SERVICE);
        ProxySelector proxies = ProxySelector.getDefault();
        exchange = proxies != null && ProxiedExchange.isNeeded(this.endpoint, proxies)
                ? new ProxiedExchange(this.endpoint, proxies)
                : new Connections(this.endpoint, host);
    }

    /// The host as the HTTP client sends it: with the port, unless that is the scheme's own.
    private static String hostOf(URI endpoint) {
        int port = endpoint.getPort();
        boolean usual = port == -1 || port == ("https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80);
        return usual ? endpoint.getHost() : endpoint.getHost() + ":" + port;
    }

    @Override
    public Answer call(Operation operation, byte[] body, Duration timeout) throws IOException, InterruptedException {
        boolean polls = operation == Operation.POLL_FOR_DECISION_TASK || operation == Operation.POLL_FOR_ACTIVITY_TASK;
        return send(
                TARGET + operation.wireName(),
                body,
                timeout,
                polls && capabilities().pollRelease() ? Map.of(POLLER_HEADER, poller) : Map.of());
    }

    @Override
    public Answer awaitHistory(byte[] body, long afterEventId, Duration atMost, Duration timeout)
            throws IOException, InterruptedException {
        return send(
                TARGET + Operation.GET_WORKFLOW_EXECUTION_HISTORY.wireName(),
                body,
                timeout,
                capabilities().historyWait()
                        ? Map.of(
                                AFTER_EVENT_HEADER,
                                afterEventId == Long.MAX_VALUE ? "end" : Long.toString(afterEventId),
                                WAIT_HEADER,
                                Long.toString(Math.max(0, atMost.toMillis())))
                        : Map.of());
    }

    @Override
    public Capabilities capabilities() {
        Capabilities known = capabilities;
        if (known != null) {
            return known;
        }
        asking.lock();
        try {
            Capabilities asked = capabilities;
            if (asked == null) {
                asked = ask();
                capabilities = asked;
            }
            return asked == null ? Capabilities.NONE : asked;
        } finally {
            asking.unlock();
        }
    }

    /// @return null if there was no answer that tells
    private @Nullable Capabilities ask() {
        try {
            Answer answer = send(EXTENSION + "DescribeCapabilities", NO_BODY, ANSWER, Map.of());
            if (answer.status() == 200) {
                Set<String> names = new LinkedHashSet<>();
                JsonMapper.shared()
                        .readTree(answer.body())
                        .path("capabilities")
                        .forEach(name -> names.add(name.asString()));
                return new Capabilities(names);
            }
            boolean passes = answer.status() >= 500
                    || new String(answer.body(), StandardCharsets.UTF_8).contains("ThrottlingException");
            return passes ? null : Capabilities.NONE;
        } catch (IOException | JacksonException noAnswer) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void endPolls() {
        Capabilities known = capabilities;
        if (known == null || !known.pollRelease()) {
            return;
        }
        try {
            send(EXTENSION + "EndPolls", NO_BODY, ANSWER, Map.of(POLLER_HEADER, poller));
        } catch (IOException lost) {
            LOG.debug("The polls could not be ended early, and end by themselves", lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer send(String target, byte[] body, Duration timeout, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("X-Amz-Target", target);
        Credentials now = credentials.credentials();
        if (now != null) {
            headers.putAll(signed(headers, body, now));
        }
        return exchange.post(headers, body, timeout);
    }

    /// The headers that a signature adds. The connection adds the host by itself, and it is signed as well.
    private Map<String, String> signed(Map<String, String> headers, byte[] body, Credentials with) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Host", host);
        return signer.sign(
                new dev.furrow.api.sigv4.Credentials(with.accessKeyId(), with.secretAccessKey(), with.sessionToken()),
                "POST",
                "/",
                all,
                body,
                Instant.now());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
