select exists (select from event where id = :id)
