package house.broken.seating;

import house.broken.payment.Payment;

record KnowsPayment(Payment payment) {}
