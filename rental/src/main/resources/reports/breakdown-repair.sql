---
title: {en: Breakdowns and repair, hi: खराबी और मरम्मत, mr: बिघाड आणि दुरुस्ती}
about:
  en: How often machines stopped in the field, and how long until the work went on or ended.
  hi: मशीनें खेत में कितनी बार रुकीं और काम फिर शुरू होने में कितना समय लगा।
  mr: यंत्रे शेतात किती वेळा थांबली आणि काम पुन्हा सुरू होण्यास किती वेळ लागला.
roles: [SUPPLIER, HUB, MANAGEMENT]
parameters:
  from: {type: from-day, default: year-start, label: {en: From, hi: से, mr: पासून}}
  to: {type: to-day, default: today, label: {en: To, hi: तक, mr: पर्यंत}}
columns:
  machine: {kind: text, label: {en: Kind, hi: प्रकार, mr: प्रकार}}
  breakdowns: {kind: number, label: {en: Breakdowns, hi: खराबी, mr: बिघाड}}
  resumed: {kind: number, label: {en: Went on, hi: फिर शुरू, mr: पुन्हा सुरू}}
  replaced: {kind: number, label: {en: Replaced, hi: बदली गई, mr: बदलले}}
  ended: {kind: number, label: {en: Cancelled, hi: रद्द, mr: रद्द}}
  repair: {kind: seconds, label: {en: Mean time to repair, hi: औसत मरम्मत समय, mr: सरासरी दुरुस्ती वेळ}}
chart: {shape: bar, x: machine, y: [breakdowns, resumed]}
---
select kind as machine, count(*) as breakdowns,
       sum(case when status = 'RESUMED' then 1 else 0 end) as resumed,
       sum(case when status = 'REPLACED' then 1 else 0 end) as replaced,
       sum(case when status = 'CANCELLED' then 1 else 0 end) as ended,
       avg(case when status = 'RESUMED' then extract(epoch from (closed_at - reported_at)) end) as repair
from breakdowns
where reported_at >= {{ from }} and reported_at < {{ to }}
group by kind
order by breakdowns desc, machine
