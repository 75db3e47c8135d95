---
about: One row for each time that a supplier was asked.
rows: {MANAGEMENT: all, HUB: hub_id, SUPPLIER: supplier_id}
---
select f.id as offer_id, f.order_id, f.round, f.place, f.supplier_id, s.name as supplier, f.equipment_id, f.status,
       f.channel, f.offered_at, f.expires_at, f.answered_at, o.hub_id, h.name as hub, o.kind
from offer f
join rental_order o on o.id = f.order_id
join hub h on h.id = o.hub_id
join supplier s on s.id = f.supplier_id
