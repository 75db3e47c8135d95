---
title: {en: Waiting for a machine, hi: मशीन मिलने का समय, mr: यंत्र मिळण्याचा वेळ}
about:
  en: How long it took from placing an order until a supplier had accepted, and how many were never accepted.
  hi: ऑर्डर से स्वीकृति तक का समय, और कितने कभी स्वीकार नहीं हुए।
  mr: ऑर्डरपासून स्वीकृतीपर्यंतचा वेळ, आणि किती कधीच स्वीकारले गेले नाहीत.
roles: [HUB, MANAGEMENT]
parameters:
  from: {type: from-day, default: today-30, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
columns:
  hub: {kind: text, label: {en: Hub, hi: केंद्र, mr: केंद्र}}
  placed: {kind: number, label: {en: Placed, hi: दिए गए, mr: दिलेले}}
  confirmed: {kind: number, label: {en: Confirmed, hi: पक्के, mr: निश्चित}}
  average_wait: {kind: seconds, label: {en: Average wait, hi: औसत प्रतीक्षा, mr: सरासरी प्रतीक्षा}}
  longest_wait: {kind: seconds, label: {en: Longest wait, hi: सबसे लंबी प्रतीक्षा, mr: सर्वांत मोठी प्रतीक्षा}}
chart: {shape: bar, x: hub, y: [average_wait]}
---
select o.hub, count(*) as placed, count(c.confirmed_at) as confirmed,
       avg(extract(epoch from (c.confirmed_at - p.placed_at))) as average_wait,
       max(extract(epoch from (c.confirmed_at - p.placed_at))) as longest_wait
from orders o
join (select order_id, min(at) as placed_at from transitions where target in ('PLACED', 'ASSIGNING') group by order_id) p
  on p.order_id = o.order_id
left join (select order_id, min(at) as confirmed_at from transitions where target = 'CONFIRMED' group by order_id) c
  on c.order_id = o.order_id
where o.created_at >= {{ from }} and o.created_at < {{ to }}
group by o.hub
order by o.hub
