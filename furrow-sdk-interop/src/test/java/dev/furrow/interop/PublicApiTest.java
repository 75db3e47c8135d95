package dev.furrow.interop;

import dev.furrow.publicapi.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What users of this companion compile against.
class PublicApiTest {

    @Test
    void thePublicApiIsAsWrittenDown() throws IOException {
        PublicApi.requireAsWrittenDown("furrow-sdk-interop", FlowDialect.class);
    }
}
