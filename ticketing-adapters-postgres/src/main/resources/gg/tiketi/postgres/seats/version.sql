select version from topic_version where topic = :eventId
