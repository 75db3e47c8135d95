package dev.furrow.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.server.identity.IdentityBook.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class IdentityBookTest {
    private static final String ALLOW = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    private final MapNotes notes = new MapNotes();
    private final Vault vault = new Vault(new byte[32]);
    private final IdentityBook book = new IdentityBook(notes, vault, () -> NOW);

    @Test
    void aNewKeyHasASecretThatIsKeptSealedOnly() {
        book.createUser("ann");
        NewSecret made = book.createKey("ann");

        assertThat(made.accessKeyId()).startsWith("AKIA").hasSize(20);
        assertThat(book.secretOf(made.accessKeyId(), null)).isEqualTo(made.secretAccessKey());
        assertThat(notes.kept.toString()).doesNotContain(made.secretAccessKey());
        assertThat(made.toString()).doesNotContain(made.secretAccessKey());
    }

    @Test
    void whatIsKeptComesBack() {
        book.createUser("ann");
        book.putPolicy("all", ALLOW);
        book.createGroup("team");
        book.attach(Holder.GROUP, "team", "all");
        book.join("ann", "team");
        NewSecret made = book.createKey("ann");

        IdentityBook again = new IdentityBook(notes, vault, () -> NOW);

        assertThat(again.secretOf(made.accessKeyId(), null)).isEqualTo(made.secretAccessKey());
        assertThat(again.directory().policiesOf("ann")).hasSize(1);
    }

    @Test
    void anotherMasterKeyIsSaidAtOnce() {
        book.createUser("ann");
        book.createKey("ann");
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> new IdentityBook(notes, new Vault(other), () -> NOW))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("does not open with this master key");
    }

    @Test
    void aSecretThatIsMovedToAnotherKeyDoesNotOpen() {
        String sealed = vault.seal("secret", "AKIA1");

        assertThat(vault.unseal(sealed, "AKIA1")).isEqualTo("secret");
        assertThat(vault.unseal(sealed, "AKIA2")).isNull();
        assertThat(vault.unseal("x" + sealed, "AKIA1")).isNull();
        assertThat(vault.unseal("AAAA", "AKIA1")).isNull();
    }

    @Test
    void aDisabledKeyHasNoSecretUntilItIsEnabled() {
        book.createUser("ann");
        String id = book.createKey("ann").accessKeyId();

        book.disableKey(id, true);
        assertThat(book.secretOf(id, null)).isNull();

        book.disableKey(id, false);
        assertThat(book.secretOf(id, null)).isNotNull();
    }

    @Test
    void aDisabledOrDeletedUserTakesAllKeysAlong() {
        book.createUser("ann");
        String id = book.createKey("ann").accessKeyId();

        book.disableUser("ann", true);
        assertThat(book.secretOf(id, null)).isNull();

        book.deleteUser("ann");
        book.createUser("ann");
        assertThat(book.secretOf(id, null)).isNull();
        assertThat(notes.kept).containsOnlyKeys("user/ann");
    }

    @Test
    void aRotatedKeyGoesOnBesideTheNewOne() {
        book.createUser("ann");
        String old = book.createKey("ann").accessKeyId();

        NewSecret made = book.rotateKey(old);

        assertThat(made.accessKeyId()).isNotEqualTo(old);
        assertThat(book.secretOf(old, null)).isNotNull();
        assertThat(made.user()).isEqualTo("ann");
    }

    @Test
    void aKeyFromElsewhereKeepsItsIdAndSecret() {
        book.createUser("ann");
        book.importKey("ann", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

        assertThat(book.secretOf("AKIAIOSFODNN7EXAMPLE", null)).isEqualTo("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        assertThatThrownBy(() -> book.importKey("ann", "AKIAIOSFODNN7EXAMPLE", "another-secret"))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> book.importKey("ann", "a/b", "another-secret")).hasMessageContaining("3 to 128");
        assertThatThrownBy(() -> book.importKey("ann", "abc", "has a space")).hasMessageContaining("without spaces");
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        assertThat(book.createFirstAdministrator()).isNotNull();
        assertThat(book.directory().policiesOf("admin")).hasSize(1);
        assertThat(book.createFirstAdministrator()).isNull();
    }

    @Test
    void aPolicyThatIsAttachedCannotBeDeleted() {
        book.createUser("ann");
        book.putPolicy("all", ALLOW);
        book.attach(Holder.USER, "ann", "all");

        assertThatThrownBy(() -> book.deletePolicy("all")).hasMessageContaining("attached to the user ann");

        book.detach(Holder.USER, "ann", "all");
        book.deletePolicy("all");
        assertThat(book.directory().policiesOf("ann")).isEmpty();
    }

    @Test
    void aPolicyThatCannotBeUsedIsNotKept() {
        assertThatThrownBy(() -> book.putPolicy("p", "{}")).isInstanceOf(IdentityException.class);
        assertThat(notes.kept).isEmpty();
    }

    @Test
    void namesAreChecked() {
        assertThatThrownBy(() -> book.createUser("a/b")).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> book.createUser("")).hasMessageContaining("1 to 64");
        assertThatThrownBy(() -> book.createKey("nobody")).hasMessage("There is no user nobody");
    }

    @Test
    void aSessionNeedsItsOwnToken() {
        book.createUser("ann");
        NewSecret one = session();
        NewSecret other = session();

        assertThat(book.secretOf(one.accessKeyId(), one.sessionToken())).isEqualTo(one.secretAccessKey());
        assertThat(book.secretOf(one.accessKeyId(), null)).isNull();
        assertThat(book.secretOf(one.accessKeyId(), other.sessionToken())).isNull();
        assertThat(one.expiration()).isEqualTo(NOW.plusSeconds(900));
        assertThat(notes.kept).containsOnlyKeys("user/ann");
    }

    private NewSecret session() {
        return book.createSession("ann", null, null, Duration.ofMinutes(15), null);
    }

    @Test
    void aSessionEndsWithTheKeyThatAskedForIt() {
        book.createUser("ann");
        String parent = book.createKey("ann").accessKeyId();
        NewSecret made = book.createSession("ann", parent, null, Duration.ofMinutes(15), null);
        assertThat(book.session(made.accessKeyId(), made.sessionToken())).isNotNull();

        book.disableKey(parent, true);

        assertThat(book.session(made.accessKeyId(), made.sessionToken())).isNull();
    }

    @Test
    void aSessionEndsWithItsUser() {
        book.createUser("ann");
        NewSecret made = session();

        book.disableUser("ann", true);

        assertThat(book.secretOf(made.accessKeyId(), made.sessionToken())).isNull();
    }

    @Test
    void aLaterUserOfTheSameNameInheritsNoSession() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        IdentityBook aging = new IdentityBook(notes, vault, now::get);
        aging.createUser("ann");
        NewSecret before = aging.createSession("ann", null, null, Duration.ofHours(1), null);
        aging.deleteUser("ann");
        now.set(NOW.plusMillis(1));
        aging.createUser("ann");
        NewSecret after = aging.createSession("ann", null, null, Duration.ofHours(1), null);

        assertThat(aging.secretOf(before.accessKeyId(), before.sessionToken())).isNull();
        assertThat(aging.secretOf(after.accessKeyId(), after.sessionToken())).isEqualTo(after.secretAccessKey());
    }

    @Test
    void aKeyThatIsTakenInAgainInheritsNoSession() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        IdentityBook aging = new IdentityBook(notes, vault, now::get);
        aging.createUser("ann");
        aging.importKey("ann", "AKIAOLD", "a-long-secret");
        NewSecret before = aging.createSession("ann", "AKIAOLD", null, Duration.ofHours(1), null);
        aging.deleteKey("AKIAOLD");
        now.set(NOW.plusMillis(1));
        aging.importKey("ann", "AKIAOLD", "another-secret");
        NewSecret after = aging.createSession("ann", "AKIAOLD", null, Duration.ofHours(1), null);

        assertThat(aging.secretOf(before.accessKeyId(), before.sessionToken())).isNull();
        assertThat(aging.secretOf(after.accessKeyId(), after.sessionToken())).isEqualTo(after.secretAccessKey());
    }

    @Test
    void aSessionLastsBetween15MinutesAnd36Hours() {
        book.createUser("ann");

        assertThatThrownBy(() -> book.createSession("ann", null, null, Duration.ofSeconds(899), null))
                .hasMessage("A session lasts between 900 and 129600 seconds");
        assertThatThrownBy(() -> book.createSession("ann", null, null, Duration.ofSeconds(129_601), null))
                .isInstanceOf(IdentityException.class);
    }

    @Test
    void noTwoKeysHaveTheSameIdOrSecret() {
        book.createUser("ann");
        NewSecret one = book.createKey("ann");
        NewSecret other = book.createKey("ann");

        assertThat(one.secretAccessKey()).hasSize(40).isNotEqualTo(other.secretAccessKey());
        assertThat(one.accessKeyId()).isNotEqualTo(other.accessKeyId());
        assertThat(one.secretAccessKey().chars().distinct().count()).isGreaterThan(8);
    }

    @Test
    void deletingAUserTakesTheKeysOfThatUserAndNoOthers() {
        book.createUser("ann");
        book.createUser("bob");
        NewSecret anns = book.createKey("ann");
        NewSecret bobs = book.createKey("bob");

        book.deleteUser("ann");

        assertThat(book.secretOf(anns.accessKeyId(), null)).isNull();
        assertThat(book.secretOf(bobs.accessKeyId(), null)).isEqualTo(bobs.secretAccessKey());
    }

    @Test
    void whatIsDeletedIsGoneAlsoFromTheStore() {
        book.createUser("ann");
        String id = book.createKey("ann").accessKeyId();
        book.createGroup("team");
        book.putPolicy("all", ALLOW);
        book.join("ann", "team");
        assertThatThrownBy(() -> book.deleteGroup("team")).hasMessageContaining("ann is in the group team");

        book.leave("ann", "team");
        book.deleteGroup("team");
        book.deleteKey(id);
        book.deletePolicy("all");
        IdentityBook again = new IdentityBook(notes, vault, () -> NOW);

        assertThat(again.directory().key(id)).isNull();
        assertThat(again.directory().groups()).isEmpty();
        assertThat(again.directory().policies()).isEmpty();
        assertThat(again.requireUser("ann").groups()).isEmpty();
    }

    @Test
    void leavingOneGroupLeavesTheOthers() {
        book.createUser("ann");
        book.createGroup("one");
        book.createGroup("two");
        book.join("ann", "one");
        book.join("ann", "two");

        book.leave("ann", "one");

        assertThat(book.requireUser("ann").groups()).containsExactly("two");
    }

    @Test
    void namesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> book.createGroup("a b")).hasMessageContaining("The name of a group");
        assertThatThrownBy(() -> book.putPolicy("a/b", ALLOW)).hasMessageContaining("The name of a policy");
        assertThatThrownBy(() -> book.createUser("")).hasMessageContaining("The name of a user");
        assertThat(notes.kept).isEmpty();
    }

    @Test
    void aSessionMayLastAsLongAsTheLongestAndItsPolicyMustBeOne() {
        book.createUser("ann");

        assertThat(book.createSession("ann", null, null, Duration.ofHours(36), null)
                        .expiration())
                .isEqualTo(NOW.plus(Duration.ofHours(36)));
        assertThatThrownBy(() -> book.createSession(
                        "ann", null, null, Duration.ofHours(36).plusSeconds(1), null))
                .hasMessageContaining("A session lasts between");
        assertThatThrownBy(() -> book.createSession("ann", null, null, Duration.ofHours(1), "{"))
                .hasMessageContaining("The policy session cannot be used");
    }
}
