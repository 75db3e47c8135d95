---
about: One row for each machine.
rows: {MANAGEMENT: all, HUB: hub_id, SUPPLIER: supplier_id}
---
select e.id as equipment_id, e.kind, e.make, e.power_hp, e.status, e.supplier_id, s.name as supplier, s.hub_id,
       h.name as hub, e.created_at
from equipment e
join supplier s on s.id = e.supplier_id
join hub h on h.id = s.hub_id
