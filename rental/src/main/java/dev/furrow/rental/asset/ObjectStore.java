package dev.furrow.rental.asset;

import dev.furrow.rental.refusal.RefusedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// The store, through Amazon's client. It is reached for when it is first needed: the application starts without it.
@Component
class ObjectStore implements DisposableBean {
    private final AssetProperties properties;
    private @Nullable S3Client client;

    ObjectStore(AssetProperties properties) {
        this.properties = properties;
    }

    void put(String key, String mediaType, byte[] bytes, boolean isOpen) {
        client().putObject(
                        put -> put.bucket(properties.bucket())
                                .key(key)
                                .contentType(mediaType)
                                .acl(isOpen ? ObjectCannedACL.PUBLIC_READ : ObjectCannedACL.PRIVATE),
                        RequestBody.fromBytes(bytes));
    }

    void delete(String key) {
        client().deleteObject(delete -> delete.bucket(properties.bucket()).key(key));
    }

    /// An address at which anybody who has it may read the object for some minutes.
    URI link(String key) {
        requireStore();
        S3Presigner.Builder builder = S3Presigner.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(credentials())
                .serviceConfiguration(pathStyle());
        if (properties.endpoint() != null) {
            builder.endpointOverride(properties.endpoint());
        }
        try (S3Presigner presigner = builder.build()) {
            return URI.create(presigner
                    .presignGetObject(sign -> sign.signatureDuration(properties.linkLife())
                            .getObjectRequest(
                                    get -> get.bucket(properties.bucket()).key(key)))
                    .url()
                    .toString());
        }
    }

    /// The address of an open object.
    URI address(String key) {
        requireStore();
        return URI.create(client().utilities()
                .getUrl(url -> url.bucket(properties.bucket()).key(key))
                .toString());
    }

    private void requireStore() {
        if (properties.accessKeyId().isEmpty()) {
            throw RefusedException.conflict("No object store is set up: rental.assets.access-key-id is missing");
        }
    }

    private synchronized S3Client client() {
        requireStore();
        S3Client known = client;
        if (known == null) {
            known = open();
            client = known;
        }
        return known;
    }

    private S3Client open() {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(credentials())
                .serviceConfiguration(pathStyle())
                .httpClient(UrlConnectionHttpClient.create());
        if (properties.endpoint() != null) {
            builder.endpointOverride(properties.endpoint());
        }
        S3Client s3 = builder.build();
        if (properties.makeBucket()) {
            try {
                s3.headBucket(head -> head.bucket(properties.bucket()));
            } catch (NoSuchBucketException missing) {
                s3.createBucket(create -> create.bucket(properties.bucket()));
            }
        }
        return s3;
    }

    /// Buckets in the path: a store on one machine has one name.
    private static S3Configuration pathStyle() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }

    private StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(properties.accessKeyId(), properties.secretAccessKey()));
    }

    @Override
    public synchronized void destroy() {
        if (client != null) {
            client.close();
        }
    }
}
