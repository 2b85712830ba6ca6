-- Never the newest, by which a reader notices that it is behind.
delete from feed
where position in (
  select position from feed
  where position < :position and position < (select max(position) from feed)
  order by position
  limit :limit)
