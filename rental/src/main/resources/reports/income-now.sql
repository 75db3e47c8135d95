---
title: {en: Income now, hi: अभी की आय, mr: आत्ताचे उत्पन्न}
about:
  en: What the orders came to that were finished today, this month and this year.
  hi: आज, इस महीने और इस साल पूरे हुए ऑर्डर की राशि।
  mr: आज, या महिन्यात आणि या वर्षात पूर्ण झालेल्या ऑर्डरची रक्कम.
roles: [SUPPLIER, HUB, MANAGEMENT]
parameters:
  day: {type: from-day, default: today, access: {SUPPLIER: today, HUB: today, MANAGEMENT: any}, label: {en: Day, hi: दिन, mr: दिवस}}
  month: {type: from-day, default: month-start, access: {MANAGEMENT: any}, label: {en: Month, hi: महीना, mr: महिना}}
  year: {type: from-day, default: year-start, access: {MANAGEMENT: any}, label: {en: Year, hi: साल, mr: वर्ष}}
columns:
  today: {kind: money, label: {en: Today, hi: आज, mr: आज}}
  this_month: {kind: money, label: {en: This month, hi: इस महीने, mr: या महिन्यात}}
  this_year: {kind: money, label: {en: This year, hi: इस साल, mr: या वर्षात}}
---
select coalesce(sum(case when completed_at >= {{ day }} then billed_minor end), 0) as today,
       coalesce(sum(case when completed_at >= {{ month }} then billed_minor end), 0) as this_month,
       coalesce(sum(case when completed_at >= {{ year }} then billed_minor end), 0) as this_year
from orders
where state in ('BILLED', 'PAID')
