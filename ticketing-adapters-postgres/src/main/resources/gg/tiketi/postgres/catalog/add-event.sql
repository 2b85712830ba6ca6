insert into event (id, title, description, artist_name, venue, address, poster_image_url, starts_at, zone, opens_at,
  closes_at, currency, layout_id, max_per_person, hold_micros, cancel_until, cancel_fee, leave_no_orphans, created_at,
  cancelled_at, hidden, search_text, artist_text, address_text, min_price, max_price)
values (:id, :title, :description, :artistName, :venue, :address, :posterImageUrl, :startsAt, :zone, :opensAt,
  :closesAt, :currency, :layoutId, :maxPerPerson, :holdMicros, :cancelUntil, :cancelFee, :leaveNoOrphans, :createdAt,
  :cancelledAt, :hidden, :searchText, :artistText, :addressText, :minPrice, :maxPrice)
