with added as (
  insert into ticket_type (id, event_id, name, description, price)
  values (:id, :eventId, :name, :description, :price)
  returning id
)
insert into stock (ticket_type_id, event_id, total)
select id, :eventId, :total from added
