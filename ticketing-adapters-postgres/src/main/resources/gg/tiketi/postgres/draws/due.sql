select event_id
from draw d
where secret is null and opening_second between :sinceSecond and :untilSecond
  and (opening_second, opening_nano) >= (:sinceSecond, :sinceNano)
  and (opening_second, opening_nano) <= (:untilSecond, :untilNano)
  and not exists (select from draw later where later.event_id = d.event_id and later.round > d.round)
