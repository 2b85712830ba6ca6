delete from feed
where position in (select position from feed where position < :position order by position limit :limit)
