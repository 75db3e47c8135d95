---
title: {en: Income statement, hi: आय विवरण, mr: उत्पन्न विवरण}
about:
  en: What was earned, paid out and settled, line by line as the ledger has it.
  hi: कमाई, भुगतान और निपटान, खाते के अनुसार।
  mr: कमाई, देयके आणि तडजोड, खात्यानुसार.
roles: [SUPPLIER, MANAGEMENT]
parameters:
  from: {type: from-day, default: month-start, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
columns:
  at: {kind: time, label: {en: When, hi: कब, mr: केव्हा}}
  supplier: {kind: text, label: {en: Supplier, hi: आपूर्तिकर्ता, mr: पुरवठादार}}
  kind: {kind: text, label: {en: Kind, hi: प्रकार, mr: प्रकार}}
  memo: {kind: text, label: {en: For, hi: विवरण, mr: तपशील}}
  amount: {kind: money, label: {en: Amount, hi: राशि, mr: रक्कम}}
  balance: {kind: money, label: {en: Balance, hi: शेष, mr: शिल्लक}}
---
select at, supplier, kind, memo, amount_minor as amount, balance
from (
  select journal_id, at, supplier, kind, memo, amount_minor,
         sum(amount_minor) over (partition by supplier_id order by at, journal_id) as balance
  from postings
) lines
where at >= {{ from }} and at < {{ to }}
order by at desc, journal_id
