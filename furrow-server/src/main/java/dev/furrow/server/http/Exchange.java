package dev.furrow.server.http;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.sigv4.HttpMessage;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and its answer. Belongs to the event loop of its connection; [#onLoop] leads there from other threads.
public final class Exchange implements Origin {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final byte[] NOTHING = {};
    /// What a response says unless it is told otherwise.
    private static final int OK = 200;
    // Prepared once, in the spelling that the service uses.
    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("Content-Type");
    private static final CharSequence CONTENT_LENGTH = HttpHeaders.createOptimized("Content-Length");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");

    private final HttpServerRequest request;
    private final Context loop;
    private final Patience.Guest guest;
    private final String requestId;
    private @Nullable Admission admission;
    private long held;
    private boolean waits;

    Exchange(HttpServerRequest request, Context loop, Patience.Guest guest) {
        this.request = request;
        this.loop = loop;
        this.guest = guest;
        guest.begins();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        requestId = new UUID(random.nextLong(), random.nextLong()).toString();
        request.response().putHeader(REQUEST_ID, requestId);
    }

    /// The id that the answer carries, so that a caller and the log can name the same request.
    @Override
    public String requestId() {
        return requestId;
    }

    /// The method of the request.
    public HttpMethod method() {
        return request.method();
    }

    /// Whether something is sent to be done.
    public boolean isPost() {
        return HttpMethod.POST.equals(request.method());
    }

    /// Whether something is only looked at.
    public boolean isRead() {
        return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    }

    /// The host that the caller has asked, with its port if it is given; empty if it is not said.
    public String host() {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.toString();
    }

    /// The path of the request, without a query.
    public String path() {
        return String.valueOf(request.path());
    }

    /// What follows the question mark, as it was sent; empty for nothing.
    public String query() {
        String query = request.query();
        return query == null ? "" : query;
    }

    /// A header of the request.
    public @Nullable String requestHeader(String name) {
        return request.getHeader(name);
    }

    /// The cookies of the request; null if there are none. HTTP/2 lets a browser send each in a header of its own.
    public @Nullable String cookies() {
        List<String> all = request.headers().getAll(HttpHeaders.COOKIE);
        return all.isEmpty() ? null : String.join("; ", all);
    }

    /// The request as its signature covers it. What HTTP/2 calls the authority is the host.
    public HttpMessage message(byte[] body) {
        MultiMap headers = request.headers();
        // The authority is read out of the headers each time, and what speaks HTTP/1.1 has a host.
        HostAndPort authority = headers.contains(HttpHeaders.HOST) ? null : request.authority();
        if (authority == null) {
            return new HttpMessage(request.method().name(), path(), request.query(), headers, body);
        }
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            all.add(header);
        }
        all.add(Map.entry("host", authority.toString()));
        return new HttpMessage(request.method().name(), path(), request.query(), all, body);
    }

    /// Whether the request has come over TLS.
    @Override
    public boolean isSecure() {
        return request.isSSL();
    }

    /// From where it has come.
    @Override
    public String peer() {
        SocketAddress address = request.remoteAddress();
        return address == null ? "unknown" : address.hostAddress();
    }

    @Override
    public @Nullable String userAgent() {
        return request.getHeader("User-Agent");
    }

    /// The common name in the certificate that the caller has shown and that our authorities have signed; null if
    /// there is none.
    public @Nullable String certifiedName() {
        SSLSession session = request.isSSL() ? request.connection().sslSession() : null;
        if (session == null) {
            return null;
        }
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate shown ? CommonName.of(shown) : null;
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }

    /// Reads the whole body of a request that is small, then hands it on.
    ///
    /// @param maxBytes the largest request, headers included
    /// @param tooLarge called instead of `whole` when the request is larger
    public void readBody(long maxBytes, Consumer<byte[]> whole, Runnable tooLarge) {
        readBody(maxBytes, Admission.ALL, null, whole, tooLarge, tooLarge);
    }

    /// Reads the whole body, then hands it on; one that is too large is not read to its end.
    ///
    /// @param maxBytes the largest request, headers included
    /// @param room what there is for the bodies of all requests; this one's is given back with the answer
    /// @param operation which has a share of the room; null if it is none
    /// @param tooLarge called instead of `whole` when the request is larger
    /// @param tooMany called instead of `whole` when there is no room
    public void readBody(
            long maxBytes,
            Admission room,
            @Nullable Operation operation,
            Consumer<byte[]> whole,
            Runnable tooLarge,
            Runnable tooMany) {
        admission = room;
        Body body = new Body();
        request.handler(chunk -> {
            if (body.given) {
                return;
            }
            if (isTooLarge(body.length() + chunk.length(), maxBytes)) {
                body.given = true;
                tooLarge.run();
            } else if (!room.hold(chunk.length(), operation)) {
                body.given = true;
                tooMany.run();
            } else {
                held += chunk.length();
                body.add(chunk);
            }
        });
        request.endHandler(end -> {
            guest.isWhole();
            if (!body.given) {
                body.given = true;
                handOn(body.bytes(), whole);
            }
        });
        request.exceptionHandler(broken -> {
            if (!body.given) {
                body.given = true;
                letGo();
            }
        });
    }

    /// Headers are counted only where they can make a difference.
    private boolean isTooLarge(long bodyBytes, long maxBytes) {
        return bodyBytes > maxBytes - HttpListener.MAX_HEADER_BYTES
                && bodyBytes > maxBytes - headerBytes(request.headers());
    }

    /// A defect must not leave the caller waiting for an answer that never comes.
    private void handOn(byte[] body, Consumer<byte[]> whole) {
        try {
            whole.accept(body);
        } catch (RuntimeException defect) {
            LOG.error("A defect in answering request {}", requestId, defect);
            byte[] answer = new JsonWriter()
                    .beginObject()
                    .member("__type")
                    .string(FaultType.INTERNAL_FAILURE.wireType())
                    .member("message")
                    .string("A defect; the server's log has request " + requestId)
                    .endObject()
                    .toByteArray();
            answer(FaultType.INTERNAL_FAILURE.httpStatus(), "application/json", answer);
        }
    }

    /// A body under way; most come in one piece.
    private static final class Body {
        private @Nullable Buffer first;
        private @Nullable Buffer all;
        private boolean given;

        private int length() {
            Buffer some = all == null ? first : all;
            return some == null ? 0 : some.length();
        }

        private void add(Buffer chunk) {
            Buffer one = first;
            if (one == null) {
                first = chunk;
                return;
            }
            Buffer several = all;
            if (several == null) {
                several = Buffer.buffer(2 * (one.length() + chunk.length())).appendBuffer(one);
                all = several;
            }
            several.appendBuffer(chunk);
        }

        private byte[] bytes() {
            Buffer some = all == null ? first : all;
            return some == null ? NOTHING : some.getBytes();
        }
    }

    private static long headerBytes(MultiMap headers) {
        long bytes = 0;
        for (var header : headers) {
            bytes += header.getKey().length() + header.getValue().length() + 4;
        }
        return bytes;
    }

    /// The answer may take long, and is worth nothing to whoever does not wait for it.
    public void waits() {
        waits = true;
        guest.waits();
    }

    /// Hears when the connection is gone before the answer was written.
    public void onGone(Runnable gone) {
        request.response().closeHandler(closed -> gone.run());
        request.response().exceptionHandler(reset -> gone.run());
    }

    /// Runs something on the event loop of the connection.
    public void onLoop(Runnable action) {
        LoopTasks.hand(loop, action);
    }

    /// Whether nobody can be answered any more.
    public boolean isGone() {
        return request.response().closed() || request.response().ended();
    }

    /// Sets a header of the answer.
    public Exchange header(String name, String value) {
        request.response().putHeader(name, value);
        return this;
    }

    /// Tells browsers to take the answer for nothing but what it says, and to keep it nowhere. The answers of the
    /// service have the service's headers and no others; a page cannot ask for them, because it may not set the
    /// target.
    void notForBrowsers() {
        header("X-Content-Type-Options", "nosniff");
        header("Cache-Control", "no-store");
        header("Content-Security-Policy", "default-src 'none'");
    }

    /// Answers, and closes the connection behind the answer.
    public void lastAnswer(int status, String contentType, byte[] body) {
        header("Connection", "close");
        answer(status, contentType, body);
        // What is still on its way of the request is not wanted.
        request.connection().shutdown(1, TimeUnit.SECONDS);
    }

    /// Answers.
    public void answer(int status, String contentType, byte[] body) {
        letGo();
        HttpServerResponse response = request.response();
        if (isGone()) {
            return;
        }
        guest.isAnswered(waits);
        if (status != OK) {
            response.setStatusCode(status);
        }
        response.putHeader(CONTENT_TYPE, contentType);
        response.putHeader(CONTENT_LENGTH, String.valueOf(body.length));
        response.end(Buffer.buffer(body));
    }

    /// Begins an answer whose length is not known yet.
    public Flow flow(int status, String contentType) {
        letGo();
        return new Flow(request.response(), loop, () -> guest.isAnswered(waits), status, contentType);
    }

    /// Gives back the room of the body, which nobody needs any more. Answering does so, too.
    public void letGo() {
        Admission room = admission;
        if (room != null) {
            room.letGo(held);
            held = 0;
        }
    }

    /// Answers with plain text.
    public void text(int status, String text) {
        answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
