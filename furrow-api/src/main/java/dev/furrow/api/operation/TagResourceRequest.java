package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;

import dev.furrow.api.shape.Text;
import java.util.List;

/// Sets tags of a domain.
///
/// @param resourceArn the ARN of a domain
/// @param tags resource tags
public record TagResourceRequest(@Text(ARN) String resourceArn, List<ResourceTag> tags) implements Request {}
