---
title: {en: Acceptance of offers, hi: प्रस्तावों की स्वीकृति, mr: प्रस्तावांची स्वीकृती}
about:
  en: How often each supplier was asked and what came of it.
  hi: हर आपूर्तिकर्ता से कितनी बार पूछा गया और क्या उत्तर मिला।
  mr: प्रत्येक पुरवठादाराला किती वेळा विचारले आणि काय उत्तर मिळाले.
roles: [SUPPLIER, HUB, MANAGEMENT]
parameters:
  from: {type: from-day, default: today-30, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
columns:
  supplier: {kind: text, label: {en: Supplier, hi: आपूर्तिकर्ता, mr: पुरवठादार}}
  asked: {kind: number, label: {en: Asked, hi: पूछा गया, mr: विचारले}}
  accepted: {kind: number, label: {en: Accepted, hi: स्वीकार, mr: स्वीकारले}}
  declined: {kind: number, label: {en: Declined, hi: अस्वीकार, mr: नाकारले}}
  silent: {kind: number, label: {en: No answer, hi: कोई उत्तर नहीं, mr: उत्तर नाही}}
  rate: {kind: percent, label: {en: Accepted, hi: स्वीकृति दर, mr: स्वीकृती दर}}
  answer_time: {kind: seconds, label: {en: Time to answer, hi: उत्तर का समय, mr: उत्तराचा वेळ}}
chart: {shape: bar, x: supplier, y: [rate]}
---
select supplier, count(*) as asked,
       sum(case when status = 'ACCEPTED' then 1 else 0 end) as accepted,
       sum(case when status = 'DECLINED' then 1 else 0 end) as declined,
       sum(case when status = 'EXPIRED' then 1 else 0 end) as silent,
       avg(case when status = 'ACCEPTED' then 1.0 else 0.0 end) as rate,
       avg(extract(epoch from (answered_at - offered_at))) as answer_time
from offers
where offered_at >= {{ from }} and offered_at < {{ to }} and status <> 'OPEN'
group by supplier_id, supplier
order by rate desc, supplier
