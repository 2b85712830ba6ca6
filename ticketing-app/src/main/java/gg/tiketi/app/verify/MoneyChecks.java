package gg.tiketi.app.verify;

import java.util.List;

/**
 * What must be so of money (laws M). The provider's books are the simulated gateway's own table; payments of other providers
 * are not in it and are checked against ours alone.
 */
final class MoneyChecks {
  private MoneyChecks() {}

  static final List<Check> ALL = List.of(
      new Check("M1 what was captured is in live tickets, refunds and kept fees, for each reservation",
          """
          select r.id as reservation_id, r.status, p.captured, t.amount as live_tickets, f.amount as refunds,
            e.cancel_fee
          from reservation r
          join event e on e.id = r.event_id
          cross join lateral (
            select coalesce(sum(captured), 0) as captured from payment where reservation_id = r.id
          ) p
          cross join lateral (
            select coalesce(sum(quantity * unit_price), 0) as amount
            from ticket where reservation_id = r.id and live
          ) t
          cross join lateral (
            select coalesce(sum(amount), 0) as amount, bool_or(cause = 'CANCELLED') as with_fee
            from refund where reservation_id = r.id
          ) f
          where p.captured - t.amount - f.amount <> 0
            and not (r.status = 'CANCELLED' and t.amount = 0
              and p.captured - f.amount between 1 and least(e.cancel_fee, r.total))
          """),
      new Check("M2 what the provider captured is what our books say it captured",
          """
          select c.payment_id, c.amount as provider_captured, p.status, p.captured, p.currency, p.created_at
          from simulated_charge c
          left join payment p on p.id = c.payment_id
          where c.captured and c.decided_at < now() - interval '60 seconds'
            and (p.captured is distinct from c.amount or p.currency is distinct from c.currency)
          """),
      new Check("M2 we book no capture that the provider does not know",
          """
          select p.id as payment_id, p.captured, c.amount as provider_amount, c.captured as provider_captured
          from payment p
          left join simulated_charge c on c.payment_id = p.id
          where p.captured > 0 and exists (select from simulated_charge)
            and (c.captured is distinct from true or c.amount is distinct from p.captured)
          """),
      new Check("M2 a captured payment was completed, and only such a one",
          """
          select id as payment_id, status, amount, captured, refunded
          from payment
          where (captured > 0) <> (status in ('COMPLETED', 'REFUNDED')) and amount > 0
          """),
      new Check("M2 no reservation keeps the money of two payments",
          """
          select p.reservation_id, count(*) as payments, array_agg(p.id) as payment_ids
          from payment p
          where p.captured > coalesce((select sum(amount) from refund where payment_id = p.id), 0)
          group by p.reservation_id
          having count(*) > 1
          """),
      new Check("M2 refunds never exceed what was captured",
          """
          select p.id as payment_id, p.captured, sum(f.amount) as refunds
          from payment p
          join refund f on f.payment_id = p.id
          group by p.id, p.captured
          having sum(f.amount) > p.captured
          """),
      new Check("M2 a payment is refunded once for a cause",
          """
          select payment_id, cause, count(*) as refunds
          from refund
          group by payment_id, cause
          having count(*) > 1
          """),
      new Check("M2 the provider gave back what our completed refunds say, each once",
          """
          select f.id as refund_id, f.amount, f.status, s.amount as provider_gave_back, s.payment_id
          from refund f
          full join simulated_refund s on s.refund_id = f.id
          where (s.refund_id is not null and (f.id is null or s.amount <> f.amount or s.payment_id <> f.payment_id))
            or (f.status = 'COMPLETED' and s.refund_id is null and exists (
              select from simulated_charge c where c.payment_id = f.payment_id))
          """),
      new Check("M2 a payment counts as refunded what its completed refunds gave back",
          """
          select p.id as payment_id, p.status, p.refunded, coalesce(sum(f.amount), 0) as completed_refunds
          from payment p
          left join refund f on f.payment_id = p.id and f.status = 'COMPLETED'
          group by p.id, p.status, p.refunded
          having p.refunded <> coalesce(sum(f.amount), 0)
          """),
      new Check("M3 a confirmed reservation was paid with its whole price",
          """
          select r.id as reservation_id, r.total, coalesce(sum(p.captured), 0) as captured
          from reservation r
          left join payment p on p.reservation_id = r.id
          where r.status = 'CONFIRMED'
          group by r.id, r.total
          having coalesce(sum(p.captured), 0) < r.total
          """),
      new Check("M3 a reservation's payment status is that of one of its payments",
          """
          select r.id as reservation_id, r.payment_status, array_agg(p.status) as payments
          from reservation r
          left join payment p on p.reservation_id = r.id
          group by r.id, r.payment_status
          having case
            when r.payment_status is null then count(p.id) > 0
            when r.payment_status = 'REFUNDED' then not bool_or(coalesce(p.status in ('COMPLETED', 'REFUNDED'), false))
            else not bool_or(coalesce(p.status = r.payment_status, false))
          end
          """),
      new Check("M5 a key has one effect: no two answers name one payment or reservation under different requests",
          """
          select payment_id, count(distinct fingerprint) as requests, array_agg(key) as keys
          from answer
          where payment_id is not null
          group by payment_id
          having count(*) > 1
          """),
      new Check("M5 an answer tells of something that exists and is its account's",
          """
          select a.account_id, a.key, a.payment_id, a.reservation->>'id' as reservation_id
          from answer a
          left join payment p on p.id = a.payment_id
          left join reservation r on r.id::text = a.reservation->>'id'
          where coalesce(p.account_id, r.account_id) is distinct from a.account_id
          """),
      new Check("M6 every capture is settled within a minute",
          """
          select c.payment_id, c.decided_at, p.status
          from simulated_charge c
          left join payment p on p.id = c.payment_id
          where c.captured and c.decided_at < now() - interval '60 seconds' and p.status is distinct from 'COMPLETED'
            and p.status is distinct from 'REFUNDED'
          """),
      new Check("M6 no refund waits longer than a minute",
          """
          select id as refund_id, payment_id, amount, cause, created_at
          from refund
          where status = 'PENDING' and created_at < now() - interval '60 seconds'
          """));
}
