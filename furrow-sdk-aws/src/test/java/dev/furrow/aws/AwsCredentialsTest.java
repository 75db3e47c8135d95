package dev.furrow.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.spi.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

class AwsCredentialsTest {

    @AfterEach
    void forget() {
        List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken").forEach(System::clearProperty);
    }

    @Test
    void theDefaultChainIsThatOfAmazonsClients() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.sessionToken", "token");
        assertThat(AwsCredentials.defaultChain().credentials())
                .isEqualTo(new Credentials("AKIDEXAMPLE", "secret", "token"));
    }

    @Test
    void aProfileIsReadFromItsFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(file, "[farm]\naws_access_key_id = AKIDFARM\naws_secret_access_key = hay\n");
        ProfileCredentialsProvider profile = ProfileCredentialsProvider.builder()
                .profileFile(ProfileFile.builder()
                        .content(file)
                        .type(ProfileFile.Type.CREDENTIALS)
                        .build())
                .profileName("farm")
                .build();
        assertThat(AwsCredentials.of(profile).credentials()).isEqualTo(new Credentials("AKIDFARM", "hay", null));
    }

    @Test
    void credentialsAreAskedForEachTime() {
        Iterator<software.amazon.awssdk.auth.credentials.AwsCredentials> fresh =
                List.<software.amazon.awssdk.auth.credentials.AwsCredentials>of(
                                AwsSessionCredentials.create("one", "1", "t1"), AwsBasicCredentials.create("two", "2"))
                        .iterator();
        var provider = AwsCredentials.of(fresh::next);
        assertThat(provider.credentials()).isEqualTo(new Credentials("one", "1", "t1"));
        assertThat(provider.credentials()).isEqualTo(new Credentials("two", "2", null));
    }

    @Test
    void whereThereAreNoneTheRequestSaysWhereTheyWereLookedFor() {
        var nothing = AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create());
        FurrowOptions options = FurrowOptions.domain("farm")
                .endpoint(URI.create("http://localhost:9"))
                .credentials(AwsCredentials.of(nothing));
        try (Furrow furrow = Furrow.connect(options)) {
            assertThatThrownBy(() -> furrow.client().domains().find("farm"))
                    .hasMessageContaining("SystemPropertyCredentialsProvider");
        }
    }
}
