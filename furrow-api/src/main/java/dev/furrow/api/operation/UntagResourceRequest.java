package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.ARN;
import static dev.furrow.api.shape.TextKind.RESOURCE_TAG_KEY;

import dev.furrow.api.shape.Text;
import java.util.List;

/// Removes tags of a domain.
///
/// @param resourceArn the ARN of a domain
/// @param tagKeys keys of the tags to remove
public record UntagResourceRequest(@Text(ARN) String resourceArn, List<@Text(RESOURCE_TAG_KEY) String> tagKeys)
        implements Request {}
