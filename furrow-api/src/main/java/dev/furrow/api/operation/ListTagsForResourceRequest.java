package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;

import dev.furrow.api.shape.Text;

/// Shows the tags of a domain.
///
/// @param resourceArn the ARN of a domain
public record ListTagsForResourceRequest(@Text(ARN) String resourceArn) implements Request {}
