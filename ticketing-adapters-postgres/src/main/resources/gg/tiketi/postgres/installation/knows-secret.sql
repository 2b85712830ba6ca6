select exists (select from secret_fingerprint where fingerprint = any(:fingerprints)) as knows,
  exists (select from secret_fingerprint) as has_some
