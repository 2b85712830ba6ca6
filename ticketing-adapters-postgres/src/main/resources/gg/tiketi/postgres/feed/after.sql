select position, topic, version, facts
from feed
where position > :position
order by position
limit :limit
