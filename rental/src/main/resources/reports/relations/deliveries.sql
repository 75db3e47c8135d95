---
about: One row for each message that was sent to somebody by one channel.
rows: {MANAGEMENT: all}
---
select d.id as delivery_id, d.event, d.channel, d.language, d.state, d.code, d.units, d.cost_minor, d.created_at,
       d.ended_at
from delivery d
