package dev.furrow.engine.operation;

import dev.furrow.api.operation.ListTagsForResourceRequest;
import dev.furrow.api.operation.ListTagsForResourceResponse;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.registry.DomainRecord;

/// Shows the tags of a domain.
final class ListTagsForResource {
    private ListTagsForResource() {}

    static Answer read(ListTagsForResourceRequest request, Parts parts) {
        DomainRecord domain = parts.registry().findDomain(parts.arns().domainOf(request.resourceArn()));
        if (domain == null) {
            throw Arns.unknown(request.resourceArn());
        }
        return Answer.of(new ListTagsForResourceResponse(domain.tags()));
    }
}
