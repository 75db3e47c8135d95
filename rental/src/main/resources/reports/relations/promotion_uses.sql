---
about: One row for each use of a promotion.
rows: {MANAGEMENT: all}
---
select u.promotion_id, p.name as promotion, p.code as promotion_code, p.sponsor, p.budget_minor, u.order_id, u.status,
       u.amount_minor, o.created_at, o.hub_id, h.name as hub
from promotion_use u
join promotion p on p.id = u.promotion_id
join rental_order o on o.id = u.order_id
join hub h on h.id = o.hub_id
