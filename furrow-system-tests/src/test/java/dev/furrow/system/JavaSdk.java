package dev.furrow.system;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.swf.SwfClient;

/// Amazon's SDK for Java, version 2, as a user would set it up: an endpoint, and any credentials and region.
public final class JavaSdk {
    private JavaSdk() {}

    public static SwfClient client(String url) {
        return client(url, operation -> {});
    }

    /// @param called hears the name of every operation that is called
    public static SwfClient client(String url, Consumer<String> called) {
        return SwfClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .httpClientBuilder(
                        ApacheHttpClient.builder().maxConnections(200).socketTimeout(Duration.ofSeconds(70)))
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new Recorder(called)))
                .build();
    }

    private record Recorder(Consumer<String> called) implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            called.accept(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }
}
