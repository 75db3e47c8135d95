package dev.furrow.s3;

import dev.furrow.publicapi.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What users of this companion compile against.
class PublicApiTest {

    @Test
    void thePublicApiIsAsWrittenDown() throws IOException {
        PublicApi.requireAsWrittenDown("furrow-sdk-s3", S3Store.class);
    }
}
