package dev.furrow.system.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.system.client.ForeignProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.RegistrationStatus;
import software.amazon.awssdk.services.swf.model.SwfException;

/// Amazon's own clients sign for real, and a server that asks for it lets them in.
final class SignedClientsTest {
    @TempDir
    private Path directory;

    private FurrowServer server;
    private NewSecret administrator;

    @BeforeEach
    void start() {
        server = new FurrowServer(
                Configuration.of(Map.of(
                        "listen",
                        "127.0.0.1:0",
                        "data",
                        directory.resolve("data").toString(),
                        "auth",
                        "required")),
                fatal -> {
                    throw new AssertionError(fatal);
                });
        administrator = server.firstAdministrator();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SwfClient client(AwsCredentials credentials) {
        return SwfClient.builder()
                .endpointOverride(URI.create(server.url()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    @Test
    void theSdkForJavaIsLetInWithTheRightSecretOnly() {
        try (SwfClient right =
                client(AwsBasicCredentials.create(administrator.accessKeyId(), administrator.secretAccessKey()))) {
            right.registerDomain(request -> request.name("signed \u00e9").workflowExecutionRetentionPeriodInDays("1"));
            assertThat(right.listDomains(request -> request.registrationStatus(RegistrationStatus.REGISTERED))
                            .domainInfos())
                    .hasSize(1);
        }
        try (SwfClient wrong = client(AwsBasicCredentials.create(administrator.accessKeyId(), "another-secret"))) {
            assertThatExceptionOfType(SwfException.class)
                    .isThrownBy(() -> wrong.deprecateDomain(request -> request.name("signed \u00e9")))
                    .satisfies(refused ->
                            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
        }
    }

    private Map<String, String> environment(String id, String secret, String token) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", id,
                "AWS_SECRET_ACCESS_KEY", secret,
                "AWS_DEFAULT_REGION", "eu-west-1",
                "AWS_PAGER", "",
                "AWS_CONFIG_FILE", "/nonexistent",
                "AWS_SHARED_CREDENTIALS_FILE", "/nonexistent"));
        if (token != null) {
            environment.put("AWS_SESSION_TOKEN", token);
        }
        return environment;
    }

    @Test
    void theCommandLineIsLetInAndSoIsASessionThatItAsksFor() {
        ForeignProgram aws = ForeignProgram.find("/usr/bin/aws", "install the package awscli")
                .with("--endpoint-url", server.url(), "--output", "text");
        Map<String, String> lasting = environment(administrator.accessKeyId(), administrator.secretAccessKey(), null);

        aws.with("swf", "register-domain", "--name", "cli", "--workflow-execution-retention-period-in-days", "1")
                .printed(directory, lasting);
        String[] made = aws.with(
                        "sts", "get-session-token", "--query", "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]")
                .printed(directory, lasting)
                .strip()
                .split("\\s+");

        assertThat(aws.with("swf", "describe-domain", "--name", "cli", "--query", "domainInfo.status")
                        .printed(directory, environment(made[0], made[1], made[2]))
                        .strip())
                .isEqualTo("REGISTERED");
        assertThat(aws.with("swf", "describe-domain", "--name", "cli")
                        .run(directory, environment(made[0], made[1], null))
                        .err())
                .contains("(UnrecognizedClientException)");
    }

    private void administer(AdminAction action, String user, String policy) {
        server.administer(new AdminRequest(
                action.name(), user, null, null, user, policy, null, null, null, null, null, null, null, null));
    }

    @Test
    void theSdkForPythonTakesOnARoleByItself() throws Exception {
        ForeignProgram python = ForeignProgram.find("/usr/bin/python3", "install the package python3-boto3");
        administer(AdminAction.CreateUser, "reader", null);
        administer(
                AdminAction.PutPolicy,
                "reader",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"swf:Describe*\",\"Resource\":\"*\"}}");
        administer(AdminAction.AttachPolicy, "reader", null);
        try (SwfClient swf =
                client(AwsBasicCredentials.create(administrator.accessKeyId(), administrator.secretAccessKey()))) {
            swf.registerDomain(request -> request.name("roles").workflowExecutionRetentionPeriodInDays("1"));
        }
        String script = Path.of(
                        SignedClientsTest.class.getResource("/boto3/role.py").toURI())
                .toString();

        assertThat(python.with(script, server.url(), "arn:aws:iam::123456789012:role/reader", "roles")
                        .printed(
                                directory,
                                environment(administrator.accessKeyId(), administrator.secretAccessKey(), null)))
                .isEqualToIgnoringNewLines("""
                        REGISTERED
                        REGISTERED
                        renewed
                        AccessDeniedException
                        User: arn:aws:sts::123456789012:assumed-role/reader/worker
                        """);
    }
}
