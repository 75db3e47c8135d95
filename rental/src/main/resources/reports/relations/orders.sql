---
about: One row for each order.
rows: {MANAGEMENT: all, HUB: hub_id, SUPPLIER: supplier_id, FARMER: farmer_id}
---
select o.id as order_id, o.code, o.state, o.hub_id, h.name as hub, o.supplier_id, s.name as supplier, o.farmer_id,
       o.kind, o.model, o.village, o.equipment_id, o.quantity, o.measured, o.quoted_minor, o.discount_minor,
       o.billed_minor, o.created_at, o.starts_at, o.started_at, o.completed_at
from rental_order o
join hub h on h.id = o.hub_id
left join supplier s on s.id = o.supplier_id
