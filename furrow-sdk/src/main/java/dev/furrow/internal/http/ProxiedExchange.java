package dev.furrow.internal.http;

import dev.furrow.spi.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/// Requests through the proxy that this JVM is told to use, by the JDK's own client, which knows how to talk to
/// proxies.
final class ProxiedExchange implements Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI endpoint;
    private final HttpClient client;

    ProxiedExchange(URI endpoint, ProxySelector proxies) {
        this.endpoint = endpoint;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .proxy(proxies)
                .build();
    }

    /// Whether requests to a service go through a proxy.
    static boolean isNeeded(URI endpoint, ProxySelector proxies) {
        return proxies.select(endpoint).stream().anyMatch(proxy -> proxy.type() == java.net.Proxy.Type.HTTP);
    }

    @Override
    public Transport.Answer post(Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Transport.Answer(response.statusCode(), response.body());
        } catch (HttpConnectTimeoutException e) {
            ConnectException unreachable = new ConnectException("No connection to " + endpoint + " within " + CONNECT);
            unreachable.initCause(e);
            throw unreachable;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
