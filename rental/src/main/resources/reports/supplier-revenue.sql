---
title: {en: Revenue, hi: आय, mr: महसूल}
about:
  en: What the finished orders of each month or year came to.
  hi: हर महीने या साल के पूरे हुए ऑर्डर की कुल राशि।
  mr: प्रत्येक महिन्यातील किंवा वर्षातील पूर्ण ऑर्डरची एकूण रक्कम.
roles: [SUPPLIER, HUB, MANAGEMENT]
parameters:
  by:
    type: choice
    of: [month, year]
    default: month
    label: {en: By, hi: अवधि, mr: कालावधी}
  from: {type: from-day, default: year-start, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
  kind:
    type: choices
    of: [TRACTOR, HARVESTER, ROTAVATOR, SEEDER, SPRAYER, TRAILER]
    label: {en: Machine, hi: मशीन, mr: यंत्र}
  supplier:
    type: text
    label: {en: Supplier, hi: आपूर्तिकर्ता, mr: पुरवठादार}
    access: {SUPPLIER: own, HUB: any, MANAGEMENT: any}
columns:
  period: {kind: text, label: {en: Period, hi: अवधि, mr: कालावधी}}
  orders: {kind: number, label: {en: Orders, hi: ऑर्डर, mr: ऑर्डर}}
  revenue: {kind: money, label: {en: Revenue, hi: आय, mr: महसूल}}
chart: {shape: bar, x: period, y: [revenue]}
mailing: {cron: "0 6 1 * *", zone: Asia/Kolkata, role: SUPPLIER, format: pdf}
---
select period, count(*) as orders, sum(billed_minor) as revenue
from (
  select
    {% if by == 'year' %}
    to_char(completed_at at time zone {{ zone }}, 'YYYY') as period,
    {% else %}
    to_char(completed_at at time zone {{ zone }}, 'YYYY-MM') as period,
    {% endif %}
    billed_minor
  from orders
  where state in ('BILLED', 'PAID') and completed_at >= {{ from }} and completed_at < {{ to }}
  {% if kind %} and kind in {{ kind | inclause }} {% endif %}
  {% if supplier %} and supplier_id = {{ supplier }} {% endif %}
) done
group by period
order by period
