package dev.furrow.engine.operation;

import dev.furrow.api.operation.TagResourceRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Sets tags of a domain; those with other keys stay.
final class TagResource extends RegistryWork {
    private final TagResourceRequest request;

    TagResource(TagResourceRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public void decide(Turn turn) {
        DomainRecord domain = working().findDomain(parts().arns().domainOf(request.resourceArn()));
        if (domain == null) {
            throw Arns.unknown(request.resourceArn());
        }
        change(
                turn,
                new RegistryChange.PutDomain(
                        domain.withTags(ResourceTags.merge(domain.tags(), request.tags(), parts()))));
        turn.answer(Answer.EMPTY);
    }
}
