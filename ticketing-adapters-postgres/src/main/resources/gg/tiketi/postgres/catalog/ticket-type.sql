select t.id, t.event_id, t.name, t.description, t.price, s.total, e.currency
from ticket_type t
join stock s on s.ticket_type_id = t.id
join event e on e.id = t.event_id
where t.id = :id
