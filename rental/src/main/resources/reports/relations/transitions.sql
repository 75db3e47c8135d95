---
about: One row for each step of each order.
rows: {MANAGEMENT: all, HUB: hub_id, SUPPLIER: supplier_id}
---
select t.id as transition_id, t.order_id, t.move, t.source, t.target, t.role, t.channel, t.at, o.hub_id,
       h.name as hub, o.supplier_id, o.kind
from order_transition t
join rental_order o on o.id = t.order_id
join hub h on h.id = o.hub_id
