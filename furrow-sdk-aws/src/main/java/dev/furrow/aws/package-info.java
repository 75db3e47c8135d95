/// What the AWS SDK for Java knows of credentials, for this SDK. Open [AwsCredentials].
@NullMarked
package dev.furrow.aws;

import org.jspecify.annotations.NullMarked;
