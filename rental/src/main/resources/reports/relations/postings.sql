---
about: One row for each line of the ledger about a supplier; what they are owed is positive here.
rows: {MANAGEMENT: all, HUB: hub_id, SUPPLIER: supplier_id}
---
select j.id as journal_id, j.kind, j.order_id, j.memo, j.at, s.id as supplier_id, s.name as supplier, s.hub_id,
       -p.amount_minor as amount_minor
from posting p
join journal j on j.id = p.journal_id
join supplier s on p.ledger_account = 'supplier:' || s.id
