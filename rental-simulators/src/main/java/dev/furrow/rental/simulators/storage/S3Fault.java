package dev.furrow.rental.simulators.storage;

import dev.furrow.rental.simulators.web.Document;
import dev.furrow.rental.simulators.web.Reply;

/// A refusal in S3's words.
final class S3Fault extends RuntimeException {
    private final int status;
    private final String code;

    S3Fault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static S3Fault denied(String why) {
        return new S3Fault(403, "AccessDenied", why);
    }

    static S3Fault noSuchKey() {
        return new S3Fault(404, "NoSuchKey", "The specified key does not exist.");
    }

    static S3Fault noSuchBucket() {
        return new S3Fault(404, "NoSuchBucket", "The specified bucket does not exist");
    }

    String code() {
        return code;
    }

    Reply reply(String resource, String requestId) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>"
                + Document.escape(String.valueOf(getMessage())) + "</Message><Resource>" + Document.escape(resource)
                + "</Resource><RequestId>" + requestId + "</RequestId></Error>";
        return Reply.text(status, "application/xml", xml);
    }
}
