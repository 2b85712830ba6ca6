insert into secret_fingerprint (fingerprint, recorded_at)
select fingerprint, :now from unnest(:fingerprints) as given (fingerprint)
on conflict (fingerprint) do nothing
