package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.dateTime;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.money;
import static gg.tiketi.http.shape.Shapes.nullable;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.parsed;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.truth;
import static gg.tiketi.http.shape.Shapes.whole;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft.TicketTypeDraft;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.http.shape.DateTimeShape;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Fields;
import gg.tiketi.http.shape.ObjectShape;
import gg.tiketi.http.shape.ParsedShape;
import gg.tiketi.http.shape.SentTime;
import gg.tiketi.http.shape.TextShape;
import gg.tiketi.kernel.LayoutId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields with which organisers describe an event, and what they mean together. */
final class EventForm {
  private static final TextShape TITLE_TEXT = text(1, 200);
  private static final TextShape LONG_TEXT = text(0, 10_000).withLines();
  private static final TextShape URL_TEXT = text(0, 500).matching("(?:https?://[^\\s\"'<>]+|/[^\\s\"'<>]*)?");
  private static final DateTimeShape TIME = dateTime();
  private static final ParsedShape<ZoneId> ZONE = parsed(text(1, 50), EventForm::zone);
  private static final ParsedShape<Currency> CURRENCY_CODE = parsed(text(3, 3).matching("[A-Z]{3}"),
      EventForm::currency);

  static final Field<String> TITLE = required("title", TITLE_TEXT);
  static final Field<String> DESCRIPTION = optional("description", LONG_TEXT).orElse("");
  static final Field<String> VENUE = required("venue", TITLE_TEXT);
  static final Field<String> ADDRESS = optional("address", text(0, 300)).orElse("");
  static final Field<String> ARTIST = optional("artistName", text(0, 200)).orElse("");
  static final Field<String> POSTER = optional("posterImageUrl", URL_TEXT).orElse("");
  static final Field<SentTime> DATE = required("eventDate", TIME);
  static final Field<SentTime> OPENS = required("saleStartDate", TIME);
  static final Field<SentTime> CLOSES = required("saleEndDate", TIME);
  static final Field<ZoneId> TIME_ZONE = optional("timeZone", ZONE).orElse(Times.HOME);
  static final Field<Currency> CURRENCY = optional("currency", CURRENCY_CODE).orElse(Currency.getInstance("KRW"))
      .saying("ISO 4217; KRW when left out.");
  static final Field<LayoutId> LAYOUT = optional("seatLayoutId", Named.LAYOUT_ID);
  static final Field<Long> MAX_PER_PERSON = optional("maxPerPerson", whole(1, SaleRules.MAX_PER_PERSON));
  static final Field<Long> HOLD_SECONDS = optional("holdSeconds", whole(1, SaleRules.MAX_HOLD_LIFE.toSeconds()));
  static final Field<Optional<SentTime>> CANCEL_UNTIL = optional("cancelUntil", nullable(TIME))
      .saying("Until when a paid reservation may be cancelled; null means until the event begins.");
  static final Field<Long> CANCEL_FEE = optional("cancelFee", money());
  static final Field<Boolean> NO_ORPHANS = optional("leaveNoOrphans", truth());

  static final Field<String> TYPE_NAME = required("name", text(1, 100));
  static final Field<Long> TYPE_PRICE = required("price", money());
  static final Field<Long> TYPE_TOTAL = required("totalQuantity", whole(0, TicketType.MAX_TOTAL));
  static final Field<String> TYPE_DESCRIPTION = optional("description", text(0, 1_000).withLines()).orElse("");
  static final ObjectShape TYPE = object("TicketTypeForm", TYPE_NAME, TYPE_PRICE, TYPE_TOTAL, TYPE_DESCRIPTION);
  static final Field<List<Fields>> TYPES = optional("ticketTypes", list(TYPE, 1, 50));

  static final ObjectShape NEW = object("NewEvent", TITLE, DESCRIPTION, VENUE, ADDRESS, DATE, OPENS, CLOSES, TIME_ZONE,
      CURRENCY, ARTIST, POSTER, LAYOUT, TYPES, MAX_PER_PERSON, HOLD_SECONDS, CANCEL_UNTIL, CANCEL_FEE, NO_ORPHANS,
      QueueForm.EVENT_MODE, QueueForm.EVENT_THRESHOLD, QueueForm.EVENT_ORDER, QueueForm.EVENT_PRE_QUEUE)
      .exactlyOneOf(LAYOUT, TYPES);
  static final ObjectShape WHOLE = object("EventReplacement", TITLE, DESCRIPTION, VENUE, ADDRESS, DATE, OPENS, CLOSES,
      TIME_ZONE, ARTIST, POSTER, MAX_PER_PERSON, HOLD_SECONDS, CANCEL_UNTIL, CANCEL_FEE, NO_ORPHANS,
      QueueForm.EVENT_MODE, QueueForm.EVENT_THRESHOLD, QueueForm.EVENT_ORDER, QueueForm.EVENT_PRE_QUEUE);
  static final ObjectShape PART = object("EventChange", left(TITLE), left(DESCRIPTION), left(VENUE), left(ADDRESS),
      left(DATE), left(OPENS), left(CLOSES), left(TIME_ZONE), left(ARTIST), left(POSTER), MAX_PER_PERSON, HOLD_SECONDS,
      CANCEL_UNTIL, CANCEL_FEE, NO_ORPHANS, QueueForm.EVENT_MODE, QueueForm.EVENT_THRESHOLD, QueueForm.EVENT_ORDER,
      QueueForm.EVENT_PRE_QUEUE).notEmpty();

  private EventForm() {}

  /** When an event is and is sold; the sale closes after it opens unless the form is wrong. */
  record Timing(Instant startsAt, ZoneId zone, Instant opensAt, Instant closesAt) {
    boolean isOrdered() {
      return opensAt.isBefore(closesAt);
    }

    SaleWindow window() {
      return new SaleWindow(opensAt, closesAt);
    }
  }

  /** The field as it is in a change, where everything may be left out and nothing stands for what was. */
  private static <T> Field<T> left(Field<T> field) {
    return optional(field.name(), field.shape()).saying(field.says());
  }

  static EventDetails details(Fields form) {
    return new EventDetails(form.get(TITLE), form.get(DESCRIPTION), form.get(ARTIST), form.get(VENUE),
        form.get(ADDRESS), form.get(POSTER));
  }

  static EventDetails details(Fields change, EventDetails was) {
    return new EventDetails(given(change, TITLE, was.title()), given(change, DESCRIPTION, was.description()),
        given(change, ARTIST, was.artistName()), given(change, VENUE, was.venue()),
        given(change, ADDRESS, was.address()), given(change, POSTER, was.posterImageUrl()));
  }

  static Timing timing(Fields form) {
    ZoneId zone = form.get(TIME_ZONE);
    return new Timing(form.get(DATE).in(zone), zone, form.get(OPENS).in(zone), form.get(CLOSES).in(zone));
  }

  /** Times that are not sent stay the instants they were, also when the zone changes. */
  static Timing timing(Fields change, Event was) {
    ZoneId zone = given(change, TIME_ZONE, was.zone());
    Function<SentTime, Instant> at = sent -> sent.in(zone);
    return new Timing(sent(change, DATE).map(at).orElse(was.startsAt()), zone,
        sent(change, OPENS).map(at).orElse(was.sale().opensAt()),
        sent(change, CLOSES).map(at).orElse(was.sale().closesAt()));
  }

  /** The rules sent; those not sent are as in {@code was}. */
  static SaleRules rules(Fields form, SaleRules was, ZoneId zone) {
    return new SaleRules(form.find(MAX_PER_PERSON).map(Math::toIntExact).orElse(was.maxPerPerson()),
        form.find(HOLD_SECONDS).map(Duration::ofSeconds).orElse(was.holdFor()),
        form.find(CANCEL_UNTIL).map(until -> until.map(sent -> sent.in(zone))).orElse(was.cancelUntil()),
        form.find(CANCEL_FEE).orElse(was.cancelFee()), form.find(NO_ORPHANS).orElse(was.leaveNoOrphans()));
  }

  static TicketTypeDraft ticketType(Fields form) {
    return new TicketTypeDraft(form.get(TYPE_NAME), form.get(TYPE_DESCRIPTION), form.get(TYPE_PRICE),
        Math.toIntExact(form.get(TYPE_TOTAL)));
  }

  private static <T> T given(Fields change, Field<T> field, T was) {
    return sent(change, field).orElse(was);
  }

  private static <T> Optional<T> sent(Fields change, Field<T> field) {
    return change.has(field) ? change.find(field) : Optional.empty();
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      // An offset is no zone: it would not follow the seasons.
      return Optional.of(ZoneId.of(name)).filter(zone -> !(zone instanceof ZoneOffset));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Currency> currency(String code) {
    return Currency.getAvailableCurrencies().stream().filter(known -> known.getCurrencyCode().equals(code))
        .filter(known -> known.getDefaultFractionDigits() >= 0).findFirst();
  }
}
