package house.broken.reservation;

interface OpenResult {}
