---
title: {en: Use of machines, hi: मशीनों का उपयोग, mr: यंत्रांचा वापर}
about:
  en: For each machine the jobs that it finished, the time that it worked, and what it earned.
  hi: हर मशीन के पूरे काम, काम का समय और कमाई।
  mr: प्रत्येक यंत्राची पूर्ण कामे, कामाचा वेळ आणि कमाई.
roles: [SUPPLIER, HUB, MANAGEMENT]
parameters:
  from: {type: from-day, default: month-start, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
columns:
  machine: {kind: text, label: {en: Machine, hi: मशीन, mr: यंत्र}}
  status: {kind: text, label: {en: Status, hi: स्थिति, mr: स्थिती}}
  jobs: {kind: number, label: {en: Jobs, hi: काम, mr: कामे}}
  worked: {kind: seconds, label: {en: Worked, hi: काम का समय, mr: कामाचा वेळ}}
  earned: {kind: money, label: {en: Earned, hi: कमाई, mr: कमाई}}
chart: {shape: bar, x: machine, y: [jobs]}
---
select m.make || ' ' || m.kind as machine, m.status, count(o.order_id) as jobs,
       coalesce(sum(extract(epoch from (o.completed_at - o.started_at))), 0) as worked,
       coalesce(sum(o.billed_minor), 0) as earned
from machines m
left join orders o on o.equipment_id = m.equipment_id
  and o.completed_at >= {{ from }} and o.completed_at < {{ to }}
group by m.equipment_id, m.make, m.kind, m.status
order by jobs desc, machine
