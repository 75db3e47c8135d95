package dev.furrow.rental.simulators.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves objects at path-style addresses: `/bucket/key`. Every request must be signed, but for reading an object
/// that was uploaded with `x-amz-acl: public-read`.
public final class S3 implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(S3.class);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");
    private static final String META = "x-amz-meta-";

    private final ObjectFiles files;
    private final S3Signature signature;
    private final Timeline timeline;
    private final Chance chance;
    private final AtomicReference<Temper> temper;
    private final AtomicLong requests = new AtomicLong();

    public S3(Path root, String accessKeyId, String secretKey, Timeline timeline, Chance chance, Temper temper)
            throws IOException {
        this.files = new ObjectFiles(root);
        this.signature = new S3Signature(accessKeyId, secretKey);
        this.timeline = timeline;
        this.chance = chance;
        this.temper = new AtomicReference<>(temper);
    }

    public void temper(Temper to) {
        temper.set(to);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = chance.id("s3-request", requests.incrementAndGet()).substring(0, 16);
            String resource = exchange.getRequestURI().getRawPath();
            Reply reply;
            try {
                reply = answer(exchange);
            } catch (S3Fault fault) {
                reply = fault.reply(resource, id);
            }
            reply.with("x-amz-request-id", id).sendTo(exchange);
        } catch (RuntimeException bug) {
            LOG.error("The object store failed at {}", exchange.getRequestURI().getRawPath(), bug);
            throw bug;
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        S3Path path = S3Path.parse(
                exchange.getRequestURI().getRawPath(), exchange.getRequestURI().getRawQuery());
        String method = exchange.getRequestMethod();
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        if (chance.happens(temper.get().outage(), "s3-outage", requests.get())) {
            throw new S3Fault(503, "SlowDown", "Please reduce your request rate.");
        }
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!S3Signature.isSigned(path, headers)) {
            if (reads && !path.key().isEmpty() && files.has(path.bucket())) {
                ObjectFiles.Stored stored = files.find(path.bucket(), path.key());
                if (stored != null && stored.open()) {
                    return read(path, stored, headers, method);
                }
            }
            throw S3Fault.denied("Access Denied");
        }
        S3Signature.Good good = signature.verify(method, path, headers, timeline.now());
        if (path.bucket().isEmpty()) {
            return require(method, "GET", buckets());
        }
        if (path.key().isEmpty()) {
            return bucket(method, path);
        }
        return switch (method) {
            case "GET", "HEAD" -> {
                ObjectFiles.Stored stored = files.find(path.bucket(), path.key());
                if (stored == null) {
                    throw S3Fault.noSuchKey();
                }
                yield read(path, stored, headers, method);
            }
            case "PUT" -> write(path, headers, S3Body.read(exchange.getRequestBody(), good, headers));
            case "DELETE" -> {
                files.delete(path.bucket(), path.key());
                yield Reply.empty(204);
            }
            default -> throw notAllowed();
        };
    }

    private static Reply require(String method, String allowed, Reply reply) {
        if (!method.equals(allowed)) {
            throw notAllowed();
        }
        return reply;
    }

    private static S3Fault notAllowed() {
        return new S3Fault(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    }

    private Reply bucket(String method, S3Path path) throws IOException {
        return switch (method) {
            case "PUT" -> create(path.bucket());
            case "HEAD" -> {
                if (!files.has(path.bucket())) {
                    throw S3Fault.noSuchBucket();
                }
                yield Reply.empty(200);
            }
            case "GET" -> S3Listing.of(files, path).reply();
            default -> throw notAllowed();
        };
    }

    private Reply create(String bucket) throws IOException {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new S3Fault(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        if (!files.create(bucket)) {
            throw new S3Fault(
                    409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded.");
        }
        return Reply.empty(200).with("Location", "/" + bucket);
    }

    private Reply buckets() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListAllMyBucketsResult><Buckets>");
        files.bucketNames()
                .forEach(name -> xml.append("<Bucket><Name>").append(name).append("</Name></Bucket>"));
        return Reply.text(200, "application/xml", xml + "</Buckets></ListAllMyBucketsResult>");
    }

    private Reply write(S3Path path, Map<String, List<String>> headers, byte[] bytes) throws IOException {
        String acl = header(headers, "x-amz-acl");
        if (acl != null && !acl.equals("private") && !acl.equals("public-read")) {
            throw new S3Fault(400, "InvalidArgument", "The ACL " + acl + " is not known here");
        }
        Map<String, String> metadata = new HashMap<>();
        headers.forEach((name, values) -> {
            if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), String.join(",", values));
            }
        });
        String type = header(headers, "content-type");
        ObjectFiles.Stored stored = new ObjectFiles.Stored(
                path.key(),
                type == null ? "binary/octet-stream" : type,
                bytes.length,
                ObjectFiles.etag(bytes),
                timeline.now().toEpochMilli(),
                "public-read".equals(acl),
                header(headers, "cache-control"),
                metadata);
        boolean onlyNew = "*".equals(header(headers, "if-none-match"));
        if (!files.put(path.bucket(), stored, bytes, onlyNew)) {
            throw new S3Fault(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        return Reply.empty(200).with("ETag", stored.etag());
    }

    private Reply read(S3Path path, ObjectFiles.Stored stored, Map<String, List<String>> headers, String method)
            throws IOException {
        String known = header(headers, "if-none-match");
        if (stored.etag().equals(known)) {
            return Reply.empty(304).with("ETag", stored.etag());
        }
        // The type of a HEAD's reply is that of the GET's, and so is its length.
        byte[] bytes = files.bytes(path.bucket(), path.key());
        String range = method.equals("GET") ? header(headers, "range") : null;
        Reply reply = range == null
                ? Reply.bytes(200, stored.contentType(), bytes)
                : part(stored.contentType(), bytes, range);
        String type = path.parameter("response-content-type");
        String disposition = path.parameter("response-content-disposition");
        if (type != null) {
            reply.with("Content-Type", type);
        }
        if (disposition != null) {
            reply.with("Content-Disposition", disposition);
        }
        if (stored.cacheControl() != null) {
            reply.with("Cache-Control", stored.cacheControl());
        }
        stored.metadata().forEach((name, value) -> reply.with(META + name, value));
        return reply.with("ETag", stored.etag())
                .with("Accept-Ranges", "bytes")
                .with("Last-Modified", HTTP_DATE.format(Instant.ofEpochMilli(stored.modified())));
    }

    private static Reply part(String type, byte[] bytes, String range) {
        Matcher asked = RANGE.matcher(range);
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return Reply.bytes(200, type, bytes);
        }
        boolean tail = asked.group(1).isEmpty();
        long from = tail ? Math.max(0, bytes.length - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        long to = tail || asked.group(2).isEmpty()
                ? bytes.length - 1L
                : Math.min(Long.parseLong(asked.group(2)), bytes.length - 1L);
        if (from > to) {
            throw new S3Fault(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return Reply.bytes(206, type, Arrays.copyOfRange(bytes, (int) from, (int) to + 1))
                .with("Content-Range", "bytes " + from + '-' + to + '/' + bytes.length);
    }

    private static @Nullable String header(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.getFirst();
    }
}
