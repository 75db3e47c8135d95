package dev.furrow.api.operation;

import java.util.List;

/// The tags of a domain.
///
/// @param tags resource tags
public record ListTagsForResourceResponse(List<ResourceTag> tags) {}
