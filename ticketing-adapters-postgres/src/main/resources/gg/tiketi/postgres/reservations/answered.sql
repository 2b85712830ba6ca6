select fingerprint, cast(reservation as text) as reservation, cast(refund as text) as refund, payment_id
from answer
where account_id = :accountId and key = :key
