package dev.furrow.engine.store.rows;

import dev.furrow.api.json.Json;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent;
import dev.furrow.engine.message.MessageId;
import java.util.function.Consumer;

/// Messages: key slot of the receiver, then the message's id; value the domain's number and JSON. The rows of one
/// receiver are in the order of sending.
final class MessageRows {
    private static final byte[] FIRST_KEY = {};
    private static final byte[] BEHIND_LAST_KEY = {(byte) 0xFF, (byte) 0xFF};

    /// The value's JSON.
    record Body(String workflowId, MessageContent content) {}

    private final SortedTables tables;
    private final DomainNumbers domains;

    MessageRows(SortedTables tables, DomainNumbers domains) {
        this.tables = tables;
        this.domains = domains;
    }

    void put(SortedTables.Writes writes, Message message) {
        byte[] json = Json.encode(new Body(message.workflowId(), message.content()));
        byte[] value = new Bytes(4 + json.length)
                .u32(domains.number(message.domain()))
                .raw(json)
                .done();
        writes.put(Table.MESSAGE, key(message), value);
    }

    static void delete(SortedTables.Writes writes, Message message) {
        writes.delete(Table.MESSAGE, key(message));
    }

    void scan(Consumer<Message> visitor) {
        try (SortedTables.Cursor rows = tables.scan(Table.MESSAGE, FIRST_KEY, BEHIND_LAST_KEY, false)) {
            while (rows.next()) {
                BytesReader key = new BytesReader(rows.key()).skip(2);
                MessageId id = new MessageId(key.u64(), key.runId(), key.u64(), key.u64());
                BytesReader value = new BytesReader(rows.value());
                String domain = domains.name((int) value.u32());
                Body body = Json.decodeTrusted(value.rest(), Body.class);
                visitor.accept(new Message(id, domain, body.workflowId, body.content));
            }
        }
    }

    private static byte[] key(Message message) {
        MessageId id = message.id();
        return new Bytes()
                .u16(message.slot())
                .u64(id.sequence())
                .runId(id.sender())
                .u64(id.eventId())
                .u64(id.part())
                .done();
    }
}
