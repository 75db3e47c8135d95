package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ResourceTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tags of a domain.
final class ResourceTags {
    private ResourceTags() {}

    /// The tags with others added; an added one replaces one with an equal key.
    ///
    /// @throws Fault TooManyTagsFault if there would be too many
    static List<ResourceTag> merge(List<ResourceTag> tags, List<ResourceTag> added, Parts parts) {
        Map<String, ResourceTag> merged = new LinkedHashMap<>();
        tags.forEach(tag -> merged.put(tag.key(), tag));
        added.forEach(tag -> merged.put(tag.key(), tag));
        int limit = parts.rules().quotas().resourceTagsPerDomain();
        if (merged.size() > limit) {
            throw new Fault(FaultType.TOO_MANY_TAGS, "A domain may have at most " + limit + " tags");
        }
        return List.copyOf(merged.values());
    }
}
