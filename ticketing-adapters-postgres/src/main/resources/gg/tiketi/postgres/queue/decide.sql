insert into queue_rules (event_id, mode, threshold, rate_per_second, message, entry_order, pre_queue_seconds)
values (:eventId, :mode, :threshold, :ratePerSecond, :message, :order, :preQueueSeconds)
on conflict (event_id) do update
set mode = excluded.mode, threshold = excluded.threshold, rate_per_second = excluded.rate_per_second,
  message = excluded.message, entry_order = excluded.entry_order, pre_queue_seconds = excluded.pre_queue_seconds
