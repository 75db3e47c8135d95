package dev.furrow.rental.asset;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where objects are kept.
///
/// @param endpoint of the store; empty for Amazon's own
/// @param region of the bucket
/// @param accessKeyId without it there is no store
/// @param secretAccessKey belongs to it
/// @param bucket holds everything
/// @param makeBucket whether the bucket is made if it is missing
/// @param linkLife how long a link to a private object is good
/// @param largest how many bytes an object may have
@ConfigurationProperties("rental.assets")
public record AssetProperties(
        @Nullable URI endpoint,
        @DefaultValue("ap-south-1") String region,
        @DefaultValue("") String accessKeyId,
        @DefaultValue("") String secretAccessKey,
        @DefaultValue("rental") String bucket,
        @DefaultValue("true") boolean makeBucket,
        @DefaultValue("5m") Duration linkLife,
        @DefaultValue("8388608") int largest) {

    @Override
    public String toString() {
        return "AssetProperties[" + endpoint + ", " + bucket + "]";
    }
}
