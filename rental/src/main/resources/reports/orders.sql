---
title: {en: Orders, hi: ऑर्डर, mr: ऑर्डर}
about:
  en: The orders that were placed in a time, each with its state.
  hi: चुनी हुई अवधि के ऑर्डर और उनकी स्थिति।
  mr: निवडलेल्या कालावधीतील ऑर्डर आणि त्यांची स्थिती.
roles: [FARMER, SUPPLIER, HUB, MANAGEMENT]
parameters:
  from: {type: from-day, default: today-30, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
  state:
    type: choices
    of: [PLACED, ASSIGNING, CONFIRMED, EN_ROUTE, STARTED, PAUSED, RESUMED, COMPLETED, BILLED, PAID, CANCELLED, EXPIRED, DISPUTED]
    label: {en: State, hi: स्थिति, mr: स्थिती}
  villages: {type: texts, label: {en: Villages, hi: गाँव, mr: गावे}}
  sort:
    type: column
    of: [created_at, starts_at, village, state, billed_minor]
    default: created_at
    label: {en: Sorted by, hi: क्रम, mr: क्रम}
columns:
  code: {kind: text, label: {en: Code, hi: कोड, mr: कोड}}
  state: {kind: text, label: {en: State, hi: स्थिति, mr: स्थिती}}
  machine: {kind: text, label: {en: Machine, hi: मशीन, mr: यंत्र}}
  village: {kind: text, label: {en: Village, hi: गाँव, mr: गाव}}
  supplier: {kind: text, label: {en: Supplier, hi: आपूर्तिकर्ता, mr: पुरवठादार}}
  starts_at: {kind: time, label: {en: Begins, hi: शुरू, mr: सुरुवात}}
  quoted: {kind: money, label: {en: Quoted, hi: अनुमान, mr: अंदाज}}
  billed: {kind: money, label: {en: Billed, hi: बिल, mr: बिल}}
---
select code, state, kind as machine, village, supplier, starts_at, quoted_minor as quoted, billed_minor as billed
from orders
where created_at >= {{ from }} and created_at < {{ to }}
{% if state %} and state in {{ state | inclause }} {% endif %}
{% if villages %} and (
  {% for each in villages %}lower(village) like lower({{ each }}) || '%'{% if not loop.last %} or {% endif %}{% endfor %}
) {% endif %}
order by {{ sort | identifier }} desc, code
