package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.DESCRIPTION;
import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// What is known of a domain.
///
/// @param name the name
/// @param status registered or deprecated, or how a run closed
/// @param description what it is, in words
/// @param arn the Amazon resource name
public record DomainInfo(
        @Text(DOMAIN_NAME) String name,
        RegistrationStatus status,
        @Text(DESCRIPTION) @Nullable String description,
        @Text(ARN) String arn) {}
