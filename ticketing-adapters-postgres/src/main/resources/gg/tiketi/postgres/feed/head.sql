select position from feed_head
