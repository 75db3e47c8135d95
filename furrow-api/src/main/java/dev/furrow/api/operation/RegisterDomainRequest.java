package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DESCRIPTION;
import static dev.furrow.api.shape.TextKind.DURATION_IN_DAYS;
import static dev.furrow.api.shape.TextKind.NEW_DOMAIN_NAME;

import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a domain.
///
/// @param name the name
/// @param description what it is, in words
/// @param workflowExecutionRetentionPeriodInDays days that closed runs are kept, or `NONE`
/// @param tags resource tags
public record RegisterDomainRequest(
        @Text(NEW_DOMAIN_NAME) String name,
        @Text(DESCRIPTION) @Nullable String description,
        @Text(DURATION_IN_DAYS) String workflowExecutionRetentionPeriodInDays,
        @Nullable List<ResourceTag> tags)
        implements Request {}
