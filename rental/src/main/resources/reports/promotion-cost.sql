---
title: {en: Cost of promotions, hi: छूट का खर्च, mr: सवलतींचा खर्च}
about:
  en: What each promotion has cost, what is reserved, and who pays.
  hi: हर छूट का खर्च, आरक्षित राशि और भुगतान करने वाला।
  mr: प्रत्येक सवलतीचा खर्च, राखीव रक्कम आणि देणारा.
roles: [MANAGEMENT]
parameters:
  from: {type: from-day, default: year-start, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
columns:
  promotion: {kind: text, label: {en: Promotion, hi: छूट, mr: सवलत}}
  sponsor: {kind: text, label: {en: Paid by, hi: भुगतानकर्ता, mr: देणारा}}
  uses: {kind: number, label: {en: Uses, hi: उपयोग, mr: वापर}}
  spent: {kind: money, label: {en: Spent, hi: खर्च, mr: खर्च}}
  reserved: {kind: money, label: {en: Reserved, hi: आरक्षित, mr: राखीव}}
  budget: {kind: money, label: {en: Budget, hi: बजट, mr: अंदाजपत्रक}}
chart: {shape: bar, x: promotion, y: [spent, reserved]}
mailing: {cron: "0 7 * * 1", zone: Asia/Kolkata, role: MANAGEMENT, format: xlsx}
---
select promotion, sponsor, count(*) as uses,
       sum(case when status = 'SPENT' then amount_minor else 0 end) as spent,
       sum(case when status = 'RESERVED' then amount_minor else 0 end) as reserved,
       max(budget_minor) as budget
from promotion_uses
where created_at >= {{ from }} and created_at < {{ to }}
group by promotion_id, promotion, sponsor
order by spent desc, promotion
