insert into draw (event_id, round, opening_second, opening_nano, source, proves, does_not_prove, commitment, salt_commitment,
  plan_hash)
select :eventId, :round, :openingSecond, :openingNano, :source, :proves, :doesNotProve, :commitment, :saltCommitment, :planHash
where not exists (select from draw where event_id = :eventId and (round >= :round or entrants is not null))
