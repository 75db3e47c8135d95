package dev.furrow.rental.asset;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people have uploaded. Open assets (photos of machines) may be read by anybody; the others (papers, photos of
/// a breakdown) by their owner, the desks and management.
@Component
public class Assets {
    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/webp", "webp",
            "application/pdf", "pdf");

    private final JdbcClient database;
    private final ObjectStore store;
    private final AssetProperties limits;
    private final Idempotency idempotency;
    private final Pace clock;

    /// An uploaded thing.
    ///
    /// @param key under which other areas remember it
    public record Asset(String key, String accountId, boolean open, String mediaType, long bytes) {}

    Assets(JdbcClient database, ObjectStore store, AssetProperties limits, Idempotency idempotency, Pace clock) {
        this.database = database;
        this.store = store;
        this.limits = limits;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Keeps something. It is in the store before anybody can know of it.
    ///
    /// @param requestKey the same one keeps it once
    public Asset put(Actor owner, String requestKey, String mediaType, byte[] bytes, boolean isOpen) {
        @Nullable String ending = ENDINGS.get(mediaType);
        if (ending == null || !MediaSigns.fits(mediaType, bytes)) {
            throw RefusedException.invalid("An asset is a JPEG, PNG, WebP or PDF, and is what it says it is");
        }
        if (bytes.length == 0 || bytes.length > limits.largest()) {
            throw RefusedException.invalid("An asset has 1 to " + limits.largest() + " bytes");
        }
        String key = (isOpen ? "open/" : "private/") + owner.account() + '/' + UUID.randomUUID() + '.' + ending;
        Asset asset = new Asset(key, owner.account(), isOpen, mediaType, bytes.length);
        String content = mediaType + ' ' + isOpen + ' ' + Arrays.hashCode(bytes) + ' ' + bytes.length;
        return idempotency.once(owner, requestKey, content, Asset.class, () -> keep(asset, bytes));
    }

    private Asset keep(Asset asset, byte[] bytes) {
        store.put(asset.key(), asset.mediaType(), bytes, asset.open());
        database.sql("""
                insert into asset (asset_key, account_id, is_open, media_type, bytes, created_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        asset.key(),
                        asset.accountId(),
                        asset.open(),
                        asset.mediaType(),
                        asset.bytes(),
                        Utc.of(clock.instant()))
                .update();
        return asset;
    }

    /// Where somebody can read an asset now: the address of an open one, or a link that is soon over.
    public URI link(Actor reader, String key) {
        Asset asset = find(key)
                .filter(each -> mayRead(reader, each))
                .orElseThrow(() -> RefusedException.notFound("asset " + key));
        return link(asset);
    }

    private URI link(Asset asset) {
        return asset.open() ? store.address(asset.key()) : store.link(asset.key());
    }

    /// Where somebody can read an asset who may because of what it belongs to; that is for the caller to say.
    public Optional<URI> shared(String key) {
        return find(key).map(this::link);
    }

    /// Refuses what is not somebody's own.
    public void requireOwn(Actor owner, String key) {
        if (find(key).filter(each -> each.accountId().equals(owner.accountId())).isEmpty()) {
            throw RefusedException.notFound("asset " + key);
        }
    }

    private static boolean mayRead(Actor reader, Asset asset) {
        return asset.open()
                || asset.accountId().equals(reader.accountId())
                || reader.role() == Role.HUB
                || reader.role() == Role.MANAGEMENT;
    }

    /// Removes one's own.
    public void delete(Actor owner, String key) {
        requireOwn(owner, key);
        store.delete(key);
        database.sql("update asset set deleted_at = ? where asset_key = ?")
                .params(Utc.of(clock.instant()), key)
                .update();
    }

    /// What is known of an asset.
    public Optional<Asset> find(String key) {
        return database.sql("select * from asset where asset_key = ? and deleted_at is null")
                .param(key)
                .query((row, number) -> new Asset(
                        row.getString("asset_key"),
                        row.getString("account_id"),
                        row.getBoolean("is_open"),
                        row.getString("media_type"),
                        row.getLong("bytes")))
                .optional();
    }
}
