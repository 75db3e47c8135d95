package dev.furrow.rental.simulators.storage;

import dev.furrow.rental.simulators.web.Document;
import dev.furrow.rental.simulators.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of the second version of a bucket's list.
///
/// @param folders the parts up to the delimiter that keys have in common
/// @param next where the next page begins; null on the last
record S3Listing(
        String bucket,
        String prefix,
        int most,
        List<ObjectFiles.Stored> objects,
        List<String> folders,
        @Nullable String next) {
    private static final int MOST = 1_000;

    static S3Listing of(ObjectFiles files, S3Path path) {
        String prefix = or(path.parameter("prefix"), "");
        String delimiter = or(path.parameter("delimiter"), "");
        String token = path.parameter("continuation-token");
        String after = token == null ? or(path.parameter("start-after"), "") : decode(token);
        String asked = or(path.parameter("max-keys"), Integer.toString(MOST));
        if (!asked.matches("[0-9]{1,6}")) {
            throw new S3Fault(400, "InvalidArgument", "max-keys is a number");
        }
        int most = Math.min(Integer.parseInt(asked), MOST);
        List<ObjectFiles.Stored> objects = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        String last = null;
        for (ObjectFiles.Stored stored : files.list(path.bucket(), prefix, after)) {
            int end = delimiter.isEmpty() ? -1 : stored.key().indexOf(delimiter, prefix.length());
            String folder = end < 0 ? null : stored.key().substring(0, end + delimiter.length());
            if (folder != null && (folders.contains(folder) || folder.equals(inside(after, folder)))) {
                last = stored.key();
                continue;
            }
            if (objects.size() + folders.size() == most) {
                return new S3Listing(path.bucket(), prefix, most, objects, folders, last);
            }
            if (folder == null) {
                objects.add(stored);
            } else {
                folders.add(folder);
            }
            last = stored.key();
        }
        return new S3Listing(path.bucket(), prefix, most, objects, folders, null);
    }

    /// The folder, if the last page ended in it.
    private static @Nullable String inside(String after, String folder) {
        return after.startsWith(folder) ? folder : null;
    }

    Reply reply() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult>")
                .append(element("Name", bucket))
                .append(element("Prefix", prefix))
                .append(element("KeyCount", Integer.toString(objects.size() + folders.size())))
                .append(element("MaxKeys", Integer.toString(most)))
                .append(element("IsTruncated", Boolean.toString(next != null)));
        if (next != null) {
            xml.append(element(
                    "NextContinuationToken",
                    Base64.getUrlEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8))));
        }
        objects.forEach(stored -> xml.append("<Contents>")
                .append(element("Key", stored.key()))
                .append(element(
                        "LastModified", Instant.ofEpochMilli(stored.modified()).toString()))
                .append(element("ETag", stored.etag()))
                .append(element("Size", Long.toString(stored.size())))
                .append(element("StorageClass", "STANDARD"))
                .append("</Contents>"));
        folders.forEach(folder ->
                xml.append("<CommonPrefixes>").append(element("Prefix", folder)).append("</CommonPrefixes>"));
        return Reply.text(200, "application/xml", xml + "</ListBucketResult>");
    }

    private static String element(String name, String text) {
        return '<' + name + '>' + Document.escape(text) + "</" + name + '>';
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new S3Fault(400, "InvalidArgument", "The continuation token provided is incorrect");
        }
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
