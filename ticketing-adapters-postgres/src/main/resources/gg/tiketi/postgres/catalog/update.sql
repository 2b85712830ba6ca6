update event
set title = :title, description = :description, artist_name = :artistName, venue = :venue, address = :address,
  poster_image_url = :posterImageUrl, starts_at = :startsAt, zone = :zone, opens_at = :opensAt, closes_at = :closesAt,
  max_per_person = :maxPerPerson, hold_micros = :holdMicros, cancel_until = :cancelUntil, cancel_fee = :cancelFee,
  leave_no_orphans = :leaveNoOrphans, search_text = :searchText, artist_text = :artistText,
  address_text = :addressText
where id = :id and cancelled_at is null
