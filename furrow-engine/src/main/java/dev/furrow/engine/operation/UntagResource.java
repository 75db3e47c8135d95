package dev.furrow.engine.operation;

import dev.furrow.api.operation.UntagResourceRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// Removes tags of a domain; keys that it does not have are ignored.
final class UntagResource extends RegistryWork {
    private final UntagResourceRequest request;

    UntagResource(UntagResourceRequest request, Parts parts, Reply reply) {
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
                new RegistryChange.PutDomain(domain.withTags(domain.tags().stream()
                        .filter(tag -> !request.tagKeys().contains(tag.key()))
                        .toList())));
        turn.answer(Answer.EMPTY);
    }
}
