package dev.furrow.rental.pool;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.equipment.EquipmentKind;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderRequest;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All pools. An agent opens one and brings neighbours in; closed, each member has an order of their own, one field
/// after another, so that each gets a bill for the own field.
@Component
public class Pools {
    /// The outbox topic of what happens to a pool; the subject is its number.
    public static final String CHANGED = "pool.changed";

    private static final String SELECT = """
            select p.*, (select coalesce(sum(m.quantity), 0) from pool_member m where m.pool_id = p.id) as reached
            from pool p""";

    private static final Duration PER_ACRE = Duration.ofMinutes(30);
    private static final long ACRE = 100;

    private final JdbcClient database;
    private final Accounts accounts;
    private final Orders orders;
    private final Outbox outbox;
    private final Pace clock;

    /// @param clock of the business
    public Pools(JdbcClient database, Accounts accounts, Orders orders, Outbox outbox, Pace clock) {
        this.database = database;
        this.accounts = accounts;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What an agent says about a new pool.
    ///
    /// @param target at which it is full, in hundredths of an acre
    public record Opening(
            EquipmentKind kind,
            String village,
            double latitude,
            double longitude,
            Instant workAt,
            Instant closesAt,
            long target) {}

    /// Opens a pool.
    @Transactional
    public Pool open(Actor agent, String hubId, Opening said) {
        if (!said.closesAt().isBefore(said.workAt()) || said.target() < 1) {
            throw RefusedException.invalid("A pool closes before its work begins, and its target is 1 or more");
        }
        Place place = new Place(said.latitude(), said.longitude());
        String id = UUID.randomUUID().toString();
        database.sql("""
                insert into pool (id, hub_id, agent_id, kind, village, latitude, longitude, work_at, closes_at, target,
                    status, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)""")
                .params(
                        id,
                        hubId,
                        agent.account(),
                        said.kind().name(),
                        said.village(),
                        place.latitude(),
                        place.longitude(),
                        Utc.of(said.workAt()),
                        Utc.of(said.closesAt()),
                        said.target(),
                        Utc.of(clock.instant()))
                .update();
        outbox.send(CHANGED, id, "");
        return required(id);
    }

    /// Brings a farmer in, or changes how much the farmer wants.
    @Transactional
    public Pool join(Actor agent, String poolId, String farmerPhone, long quantity) {
        lock(poolId);
        Pool pool = required(poolId);
        if (!pool.agentId().equals(agent.account())) {
            throw RefusedException.notFound("pool " + poolId);
        }
        if (pool.status() != Pool.Status.OPEN) {
            throw RefusedException.conflict("The pool is " + pool.status());
        }
        if (quantity < 1) {
            throw RefusedException.invalid("quantity must be 1 or more");
        }
        Account farmer = accounts.byPhone(farmerPhone)
                .filter(account -> account.role() == Role.FARMER)
                .orElseThrow(() -> RefusedException.notFound("farmer with the phone " + farmerPhone));
        database.sql("delete from pool_member where pool_id = ? and farmer_id = ?")
                .params(poolId, farmer.id())
                .update();
        database.sql("insert into pool_member (pool_id, farmer_id, quantity, joined_at) values (?, ?, ?, ?)")
                .params(poolId, farmer.id(), quantity, Utc.of(clock.instant()))
                .update();
        outbox.send(CHANGED, poolId, "");
        return required(poolId);
    }

    /// What is done to one pool is done one after another.
    private void lock(String poolId) {
        int found = database.sql("select id from pool where id = ? for update")
                .param(poolId)
                .query((row, number) -> row.getString(1))
                .list()
                .size();
        if (found == 0) {
            throw RefusedException.notFound("pool " + poolId);
        }
    }

    /// An agent's pools, the newest first.
    public List<Pool> of(Actor agent) {
        return database.sql(SELECT + " where p.agent_id = ? order by p.created_at desc, p.id")
                .param(agent.account())
                .query(Pools::read)
                .list();
    }

    Pool required(String poolId) {
        return database.sql(SELECT + " where p.id = ?")
                .param(poolId)
                .query(Pools::read)
                .optional()
                .orElseThrow(() -> RefusedException.notFound("pool " + poolId));
    }

    /// Closes a pool, once.
    ///
    /// @return how many orders it has
    @Transactional
    int close(String poolId) {
        lock(poolId);
        Pool pool = required(poolId);
        List<Member> members = members(poolId);
        if (pool.status() == Pool.Status.OPEN) {
            Instant start = pool.workAt();
            for (Member member : members) {
                start = place(pool, member, start);
            }
            Pool.Status end = members.isEmpty() ? Pool.Status.CANCELLED : Pool.Status.CLOSED;
            database.sql("update pool set status = ?, version = version + 1 where id = ?")
                    .params(end.name(), poolId)
                    .update();
        }
        return members.size();
    }

    /// @return when the next field may begin
    private Instant place(Pool pool, Member member, Instant start) {
        Actor agent = new Actor(pool.agentId(), Role.AGENT, null, Source.SYSTEM);
        Duration length = PER_ACRE.multipliedBy(Math.ceilDiv(member.quantity, ACRE));
        Order draft = orders.draft(
                agent,
                new OrderRequest(
                        member.phone,
                        pool.kind(),
                        0,
                        null,
                        PriceModel.ACRE,
                        member.quantity,
                        pool.village(),
                        pool.place().latitude(),
                        pool.place().longitude(),
                        start,
                        Math.toIntExact(length.toMinutes()),
                        null));
        orders.move(agent, draft.id(), OrderMove.PLACE, MoveDetails.NONE);
        database.sql("update rental_order set pool_id = ? where id = ?")
                .params(pool.id(), draft.id())
                .update();
        return start.plus(length);
    }

    private record Member(String phone, long quantity) {}

    private List<Member> members(String poolId) {
        return database.sql("""
                select a.phone, m.quantity from pool_member m join account a on a.id = m.farmer_id
                where m.pool_id = ? order by m.joined_at, a.id""")
                .param(poolId)
                .query((row, number) -> new Member(row.getString(1), row.getLong(2)))
                .list();
    }

    private static Pool read(ResultSet row, int number) throws SQLException {
        return new Pool(
                row.getString("id"),
                row.getString("agent_id"),
                EquipmentKind.valueOf(row.getString("kind")),
                row.getString("village"),
                new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                Utc.read(row, "work_at"),
                Utc.read(row, "closes_at"),
                row.getLong("target"),
                row.getLong("reached"),
                Pool.Status.valueOf(row.getString("status")));
    }
}
