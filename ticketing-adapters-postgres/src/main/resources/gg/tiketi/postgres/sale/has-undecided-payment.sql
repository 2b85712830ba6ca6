select exists (select from payment where reservation_id = :id and status = 'PENDING')
