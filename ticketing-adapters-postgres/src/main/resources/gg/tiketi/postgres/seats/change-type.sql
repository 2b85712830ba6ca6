update ticket_type
set name = :name, description = :description, price = :price
where id = :id
