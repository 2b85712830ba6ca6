package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.choice;
import static gg.tiketi.http.shape.Shapes.nullable;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.http.shape.ChoiceShape;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.NullableShape;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.http.shape.WholeNumberShape;
import gg.tiketi.queue.QueueMode;
import gg.tiketi.queue.QueueRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields with which organisers decide about a waiting room; what is not sent stays as it was. */
final class QueueForm {
  private static final ChoiceShape<QueueMode> MODE_WORD = choice(QueueMode.class);
  private static final NullableShape<Long> COUNT = nullable(whole(1, QueueRules.MOST));
  private static final WholeNumberShape MINUTES = whole(0, QueueRules.LONGEST_PRE_QUEUE.toMinutes());

  private static final Field<QueueMode> MODE = optional("mode", MODE_WORD);
  private static final Field<Optional<Long>> THRESHOLD = optional("threshold", COUNT)
      .saying("The most people inside; null: the event's share of what all instances can carry.");
  private static final Field<Optional<Long>> RATE = optional("ratePerSecond", COUNT)
      .saying("How many are called each second at most; null: computed from the threshold.");
  private static final Field<Optional<String>> MESSAGE = optional("message", nullable(text(1, 500).withLines()))
      .saying("Shown to those who wait; null: nothing.");
  private static final Field<QueueRules.Order> ORDER = optional("order", choice(QueueRules.Order.class))
      .saying("Who comes first among those who are there before the opening.");
  private static final Field<Long> PRE_QUEUE = optional("preQueueMinutes", MINUTES)
      .saying("How long before the opening one may join.");

  /** The same among the fields of an event. */
  static final Field<QueueMode> EVENT_MODE = optional("queueMode", MODE_WORD);
  static final Field<Optional<Long>> EVENT_THRESHOLD = optional("queueThreshold", COUNT).saying(THRESHOLD.says());
  static final Field<QueueRules.Order> EVENT_ORDER = ORDER;
  static final Field<Long> EVENT_PRE_QUEUE = PRE_QUEUE;
  static final Field<String> REASON = required("reason", text(1, 500));

  static final ObjectShape CHANGE = object("QueueChange", MODE, THRESHOLD, RATE, MESSAGE, ORDER, PRE_QUEUE)
      .notEmpty();
  static final ObjectShape CLEAR = object("QueueClearing", REASON);

  private static final List<Field<?>> OF_EVENTS = List.of(EVENT_MODE, EVENT_THRESHOLD, EVENT_ORDER, EVENT_PRE_QUEUE);

  private QueueForm() {}

  /** The first of the fields about the waiting room that came with an event. */
  static Optional<Field<?>> first(Fields event) {
    return OF_EVENTS.stream().filter(event::has).findFirst();
  }

  /** What a change makes of the rules. */
  static QueueRules changed(QueueRules was, Fields change) {
    return new QueueRules(sent(change, MODE).orElse(was.mode()), count(change, THRESHOLD, was.threshold()),
        count(change, RATE, was.ratePerSecond()), sent(change, MESSAGE).orElse(was.message()),
        sent(change, ORDER).orElse(was.order()), preQueue(change, was));
  }

  /** Whether a change, of the rules or of an event, wants another order. */
  static boolean changesOrder(QueueRules was, Fields change) {
    return sent(change, ORDER).filter(order -> order != was.order()).isPresent();
  }

  /** What the fields of an event make of the rules. */
  static QueueRules ofEvent(QueueRules was, Fields event) {
    return new QueueRules(sent(event, EVENT_MODE).orElse(was.mode()), count(event, EVENT_THRESHOLD, was.threshold()),
        was.ratePerSecond(), was.message(), sent(event, EVENT_ORDER).orElse(was.order()), preQueue(event, was));
  }

  private static Duration preQueue(Fields form, QueueRules was) {
    return sent(form, PRE_QUEUE).map(Duration::ofMinutes).orElse(was.preQueue());
  }

  private static OptionalInt count(Fields form, Field<Optional<Long>> field, OptionalInt was) {
    return sent(form, field).map(given -> given.map(count -> OptionalInt.of(Math.toIntExact(count)))
        .orElse(OptionalInt.empty())).orElse(was);
  }

  private static <T> Optional<T> sent(Fields form, Field<T> field) {
    return form.has(field) ? form.find(field) : Optional.empty();
  }
}
