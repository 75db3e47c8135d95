---
about: One row for each machine that stopped in the field.
rows: {MANAGEMENT: all, HUB: hub_id, SUPPLIER: supplier_id}
---
select b.id as breakdown_id, b.order_id, b.status, b.channel, b.reported_at, b.closed_at, o.hub_id, h.name as hub,
       o.supplier_id, s.name as supplier, o.equipment_id, o.kind
from breakdown b
join rental_order o on o.id = b.order_id
join hub h on h.id = o.hub_id
left join supplier s on s.id = o.supplier_id
