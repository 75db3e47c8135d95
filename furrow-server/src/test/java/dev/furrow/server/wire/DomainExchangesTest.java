package dev.furrow.server.wire;

import dev.furrow.server.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operations about domains and their tags, on a server that has no others.
final class DomainExchangesTest {
    private static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/shop";

    @TempDir
    private Path data;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data, "limit-resource-tags-per-domain", "2");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void check(String operation, String name, String body) {
        GoldenExchange.check(server, operation, name, body);
    }

    private void register(String name) {
        server.call("RegisterDomain", """
                {"name":"%s","workflowExecutionRetentionPeriodInDays":"7"}""".formatted(name));
    }

    @Test
    void registerDomain() {
        String shop = """
                {"name":"shop","description":"Orders","workflowExecutionRetentionPeriodInDays":"7","tags":[{"key":"team","value":"a"}]}""";
        check("RegisterDomain", "success", shop);
        check("RegisterDomain", "already-exists", shop);
        check("RegisterDomain", "two-violations", """
                {"name":"","description":"Orders"}""");
        check("RegisterDomain", "too-many-tags", """
                {"name":"other","workflowExecutionRetentionPeriodInDays":"7","tags":[{"key":"a"},{"key":"b"},{"key":"c"}]}""");
    }

    @Test
    void describeDomain() {
        register("shop");
        check("DescribeDomain", "success", """
                {"name":"shop"}""");
        check("DescribeDomain", "unknown-domain", """
                {"name":"no-such-domain"}""");
    }

    @Test
    void deprecateDomain() {
        register("shop");
        check("DeprecateDomain", "success", """
                {"name":"shop"}""");
        check("DeprecateDomain", "already-deprecated", """
                {"name":"shop"}""");
        check("DescribeDomain", "deprecated", """
                {"name":"shop"}""");
        check("DeprecateDomain", "unknown-domain", """
                {"name":"no-such-domain"}""");
    }

    @Test
    void undeprecateDomain() {
        register("shop");
        check("UndeprecateDomain", "registered", """
                {"name":"shop"}""");
        server.call("DeprecateDomain", """
                {"name":"shop"}""");
        check("UndeprecateDomain", "success", """
                {"name":"shop"}""");
    }

    @Test
    void listDomains() {
        register("first");
        register("second");
        register("third");
        check("ListDomains", "success", """
                {"registrationStatus":"REGISTERED"}""");
        check("ListDomains", "none-deprecated", """
                {"registrationStatus":"DEPRECATED"}""");
        String token =
                GoldenExchange.check(server, "ListDomains", "first-page", """
                        {"registrationStatus":"REGISTERED","maximumPageSize":2,"reverseOrder":true}""").member("nextPageToken");
        check("ListDomains", "last-page", """
                {"nextPageToken":"%s","registrationStatus":"REGISTERED","maximumPageSize":2,"reverseOrder":true}""".formatted(token));
        check("ListDomains", "invalid-token", """
                {"nextPageToken":"made up","registrationStatus":"REGISTERED"}""");
        check("ListDomains", "unknown-status", """
                {"registrationStatus":"GONE"}""");
    }

    @Test
    void tagResource() {
        register("shop");
        check("TagResource", "success", """
                {"resourceArn":"%s","tags":[{"key":"team","value":"a"},{"key":"empty"}]}""".formatted(ARN));
        check("TagResource", "too-many-tags", """
                {"resourceArn":"%s","tags":[{"key":"one-more"}]}""".formatted(ARN));
        check("TagResource", "unknown-resource", """
                {"resourceArn":"%s","tags":[]}""".formatted(ARN.replace("shop", "nowhere")));
    }

    @Test
    void listTagsForResource() {
        register("shop");
        server.call("TagResource", """
                {"resourceArn":"%s","tags":[{"key":"team","value":"a"}]}""".formatted(ARN));
        check("ListTagsForResource", "success", """
                {"resourceArn":"%s"}""".formatted(ARN));
        check("ListTagsForResource", "unknown-resource", """
                {"resourceArn":"%s"}""".formatted(ARN.replace("shop", "nowhere")));
    }

    @Test
    void untagResource() {
        register("shop");
        server.call("TagResource", """
                {"resourceArn":"%s","tags":[{"key":"team","value":"a"}]}""".formatted(ARN));
        check("UntagResource", "success", """
                {"resourceArn":"%s","tagKeys":["team","never-set"]}""".formatted(ARN));
        check("UntagResource", "unknown-resource", """
                {"resourceArn":"%s","tagKeys":["team"]}""".formatted(ARN.replace("shop", "nowhere")));
    }
}
