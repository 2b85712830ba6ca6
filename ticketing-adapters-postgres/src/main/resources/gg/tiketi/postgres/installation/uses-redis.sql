select uses_redis from installation
