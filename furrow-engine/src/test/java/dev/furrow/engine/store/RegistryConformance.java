package dev.furrow.engine.store;

import static dev.furrow.engine.store.SampleTypes.DEPRECATED;
import static dev.furrow.engine.store.SampleTypes.REGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.ResourceTag;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.Registry;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.registry.RegistryChange.DeleteActivityType;
import dev.furrow.engine.registry.RegistryChange.DeleteWorkflowType;
import dev.furrow.engine.registry.RegistryChange.PutActivityType;
import dev.furrow.engine.registry.RegistryChange.PutDomain;
import dev.furrow.engine.registry.RegistryChange.PutWorkflowType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Domains and types, as changes that lead from nothing to what is registered.
interface RegistryConformance extends StoreUnderTest {

    private void change(RegistryChange... changes) {
        Batch batch = new Batch();
        batch.registryChanges().addAll(List.of(changes));
        store().commit(batch);
    }

    @Test
    default void anEmptyStoreHasNothingRegistered() {
        anotherStore();

        assertThat(registry()).isEmpty();
    }

    @Test
    default void whatIsRegisteredComesBackOnceEach() {
        PutDomain dairy = new PutDomain(SampleTypes.domain(3, "dairy"));
        PutWorkflowType workflow = new PutWorkflowType(FARM, SampleTypes.workflowType("harvest", "1", REGISTERED));
        PutActivityType activity = new PutActivityType(FARM, SampleTypes.activityType("harvest", "1", REGISTERED));
        change(dairy, workflow, activity);

        assertThat(registry())
                .containsExactlyInAnyOrder(new PutDomain(FARM), new PutDomain(MILL), dairy, workflow, activity);
    }

    @Test
    default void aDomainComesBeforeItsTypes() {
        List<RegistryChange> changes = new ArrayList<>();
        // Enough for every number to have a second byte.
        for (int number = 3; number <= 300; number++) {
            DomainRecord domain = SampleTypes.domain(number, "domain" + number);
            changes.add(new PutDomain(domain));
            changes.add(new PutActivityType(domain, SampleTypes.activityType("a" + number, "1", REGISTERED)));
            changes.add(new PutWorkflowType(domain, SampleTypes.workflowType("w" + number, "1", REGISTERED)));
        }
        change(changes.toArray(RegistryChange[]::new));

        Registry registry = new Registry();
        // Throws at a type whose domain it does not know.
        store().scanRegistry(registry::apply);

        assertThat(registry.domains()).hasSize(300);
        for (int number = 3; number <= 300; number++) {
            assertThat(registry.domain("domain" + number).number()).isEqualTo(number);
            assertThat(registry.workflowTypes("domain" + number))
                    .containsExactly(SampleTypes.workflowType("w" + number, "1", REGISTERED));
            assertThat(registry.activityTypes("domain" + number))
                    .containsExactly(SampleTypes.activityType("a" + number, "1", REGISTERED));
        }
    }

    @Test
    default void aChangeReplacesWhatWasRegistered() {
        DomainRecord changed = FARM.withStatus(DEPRECATED).withTags(List.of(new ResourceTag("k", null)));
        change(
                new PutWorkflowType(FARM, SampleTypes.workflowType("harvest", "1", REGISTERED)),
                new PutActivityType(FARM, SampleTypes.activityType("cut", "1", REGISTERED)));
        PutWorkflowType workflow = new PutWorkflowType(changed, SampleTypes.workflowType("harvest", "1", DEPRECATED));
        PutActivityType activity = new PutActivityType(changed, SampleTypes.activityType("cut", "1", DEPRECATED));
        change(new PutDomain(changed), workflow, activity);

        assertThat(registry())
                .containsExactlyInAnyOrder(new PutDomain(changed), new PutDomain(MILL), workflow, activity);
    }

    @Test
    default void aDeletedTypeIsGoneAndNoOther() {
        PutWorkflowType otherVersion = new PutWorkflowType(FARM, SampleTypes.workflowType("harvest", "2", REGISTERED));
        PutWorkflowType otherDomain = new PutWorkflowType(MILL, SampleTypes.workflowType("harvest", "1", REGISTERED));
        PutWorkflowType otherCut = new PutWorkflowType(FARM, SampleTypes.workflowType("harves", "t1", REGISTERED));
        PutActivityType activity = new PutActivityType(FARM, SampleTypes.activityType("harvest", "1", REGISTERED));
        change(
                new PutWorkflowType(FARM, SampleTypes.workflowType("harvest", "1", DEPRECATED)),
                otherVersion,
                otherDomain,
                otherCut,
                activity,
                new PutActivityType(MILL, SampleTypes.activityType("harvest", "1", DEPRECATED)));

        change(
                new DeleteWorkflowType(FARM, new WorkflowType("harvest", "1")),
                new DeleteActivityType(MILL, new ActivityType("harvest", "1")),
                new DeleteActivityType(MILL, new ActivityType("never", "1")));

        assertThat(registry())
                .containsExactlyInAnyOrder(
                        new PutDomain(FARM), new PutDomain(MILL), otherVersion, otherDomain, otherCut, activity);
    }

    @Test
    default void changesOfABatchTakeEffectInTheirOrder() {
        WorkflowType workflow = new WorkflowType("harvest", "1");
        ActivityType activity = new ActivityType("cut", "1");
        PutWorkflowType putWorkflow = new PutWorkflowType(FARM, SampleTypes.workflowType("harvest", "1", REGISTERED));
        PutActivityType putActivity = new PutActivityType(FARM, SampleTypes.activityType("cut", "1", REGISTERED));

        change(
                putWorkflow,
                new DeleteWorkflowType(FARM, workflow),
                new DeleteActivityType(FARM, activity),
                putActivity);

        assertThat(registry()).containsExactlyInAnyOrder(new PutDomain(FARM), new PutDomain(MILL), putActivity);

        change(
                new DeleteActivityType(FARM, activity),
                putActivity,
                putWorkflow,
                new DeleteWorkflowType(FARM, workflow),
                putWorkflow);

        assertThat(registry())
                .containsExactlyInAnyOrder(new PutDomain(FARM), new PutDomain(MILL), putActivity, putWorkflow);
    }

    @Test
    default void notesComeBackAsTheyWerePutLast() {
        change(new RegistryChange.PutNote("user/a", "first"), new RegistryChange.PutNote("user/b", "\u00e9 \u2603"));
        change(new RegistryChange.PutNote("user/a", "second"), new RegistryChange.DeleteNote("user/none"));

        assertThat(registry())
                .contains(
                        new RegistryChange.PutNote("user/a", "second"),
                        new RegistryChange.PutNote("user/b", "\u00e9 \u2603"))
                .doesNotContain(new RegistryChange.PutNote("user/a", "first"));
    }

    @Test
    default void aDeletedNoteIsGone() {
        change(new RegistryChange.PutNote("key/a", "text"), new RegistryChange.PutNote("key/ab", "text"));
        change(new RegistryChange.DeleteNote("key/a"));

        assertThat(registry())
                .contains(new RegistryChange.PutNote("key/ab", "text"))
                .doesNotContain(new RegistryChange.PutNote("key/a", "text"));
    }
}
