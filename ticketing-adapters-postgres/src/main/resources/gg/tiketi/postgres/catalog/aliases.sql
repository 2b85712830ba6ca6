select array_agg(name order by place) as names
from alias
group by group_number
order by group_number
