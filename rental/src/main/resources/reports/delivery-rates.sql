---
title: {en: Delivery of messages, hi: संदेशों की डिलीवरी, mr: संदेशांचे वितरण}
about:
  en: How many messages of each channel arrived, how long it took, and what they cost.
  hi: हर माध्यम के कितने संदेश पहुँचे, कितना समय लगा और कितना खर्च हुआ।
  mr: प्रत्येक माध्यमाचे किती संदेश पोहोचले, किती वेळ लागला आणि किती खर्च झाला.
roles: [MANAGEMENT]
parameters:
  from: {type: from-day, default: today-30, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
  channel: {type: choices, of: [PUSH, SMS, VOICE], label: {en: Channel, hi: माध्यम, mr: माध्यम}}
columns:
  channel: {kind: text, label: {en: Channel, hi: माध्यम, mr: माध्यम}}
  language: {kind: text, label: {en: Language, hi: भाषा, mr: भाषा}}
  sent: {kind: number, label: {en: Sent, hi: भेजे गए, mr: पाठवले}}
  delivered: {kind: number, label: {en: Delivered, hi: पहुँचे, mr: पोहोचले}}
  failed: {kind: number, label: {en: Failed, hi: असफल, mr: अयशस्वी}}
  rate: {kind: percent, label: {en: Delivered, hi: डिलीवरी दर, mr: वितरण दर}}
  took: {kind: seconds, label: {en: Time, hi: समय, mr: वेळ}}
  cost: {kind: money, label: {en: Cost, hi: खर्च, mr: खर्च}}
chart: {shape: bar, x: channel, y: [sent, delivered]}
---
select channel, language, count(*) as sent,
       sum(case when state = 'DELIVERED' then 1 else 0 end) as delivered,
       sum(case when state = 'FAILED' then 1 else 0 end) as failed,
       avg(case when state = 'DELIVERED' then 1.0 else 0.0 end) as rate,
       avg(case when state = 'DELIVERED' then extract(epoch from (ended_at - created_at)) end) as took,
       sum(cost_minor) as cost
from deliveries
where created_at >= {{ from }} and created_at < {{ to }}
{% if channel %} and channel in {{ channel | inclause }} {% endif %}
group by channel, language
order by channel, language
