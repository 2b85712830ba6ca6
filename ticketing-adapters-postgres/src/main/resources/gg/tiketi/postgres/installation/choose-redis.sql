update installation set uses_redis = :chosen
