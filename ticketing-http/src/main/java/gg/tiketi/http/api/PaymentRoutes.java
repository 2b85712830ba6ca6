package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.choice;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.parsed;
import static gg.tiketi.http.shape.Shapes.text;

import gg.tiketi.http.api.PaymentViews.MethodView;
import gg.tiketi.http.api.PaymentViews.Methods;
import gg.tiketi.http.api.PaymentViews.Noted;
import gg.tiketi.http.api.PaymentViews.Processed;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.PathId;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.PayResult;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentService;
import gg.tiketi.reservation.ReservationService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paying. */
final class PaymentRoutes {
  private static final String SIMULATED = "simulated";

  private static final Field<ReservationId> RESERVATION_ID = required("reservationId", Named.RESERVATION_ID);
  private static final Field<PaymentMethod> METHOD = required("paymentMethod", choice(PaymentMethod.class));
  private static final Field<PaymentId> PAYMENT_ID = required("paymentId", Named.PAYMENT.shape());
  private static final PathId<String> PROVIDER = new PathId<>("provider",
      parsed(text(1, 20), name -> Optional.of(name).filter(SIMULATED::equals)), "The provider's name.");

  private final PaymentService payments;
  private final ReservationService reservations;
  private final PaymentViews views;
  private final ReservationViews reservationViews;

  PaymentRoutes(PaymentService payments, ReservationService reservations, PaymentViews views,
      ReservationViews reservationViews) {
    this.payments = payments;
    this.reservations = reservations;
    this.views = views;
    this.reservationViews = reservationViews;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/payments/methods").by(Access.PUBLIC).does("The ways to pay.")
            .answers(200, Methods.class, "the ways").to(_ -> Answer.ok(methods())),
        Route.post("/api/payments/process").by(Access.USER).does("Pay a reservation.")
            .body(object("PaymentWish", RESERVATION_ID, METHOD)).idempotent()
            .answers(200, Processed.class, "paid: the tickets are the buyer's")
            .answers(202, Processed.class, "not decided yet; the private topic tells the end")
            .refuses(ProblemCode.NOT_FOUND, ProblemCode.RESERVATION_EXPIRED, ProblemCode.INVALID_STATE,
                ProblemCode.EVENT_CANCELLED, ProblemCode.PAYMENT_DECLINED)
            .to(this::process),
        Route.get("/api/payments/{id}").by(Access.USER).does("How a payment stands.").path(Named.PAYMENT)
            .answers(200, PaymentViews.OnePayment.class, "the payment").to(this::find),
        Route.post("/api/payments/webhooks/{provider}").by(Access.PUBLIC)
            .does("A provider says that something happened. It is never believed: we ask the provider ourselves.")
            .path(PROVIDER).body(object("ProviderNotice", PAYMENT_ID)).answers(200, Noted.class, "noted")
            .to(this::noticed));
  }

  private Answer process(Call call) {
    var account = call.caller().accountId();
    var result = payments.pay(account, call.body().get(RESERVATION_ID), call.body().get(METHOD), call.idempotency());
    return switch (result) {
      case PayResult.Paid(var payment) -> processed(200, payment, call);
      case PayResult.Pending(var payment) -> processed(202, payment, call);
      case PayResult.Declined(var _) -> Answer.refused(ProblemCode.PAYMENT_DECLINED);
      case PayResult.GivenBack(var _),PayResult.ReservationExpired() ->
        Answer.refused(ProblemCode.RESERVATION_EXPIRED);
      case PayResult.KeyReused() -> Answer.refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
      case PayResult.UnknownReservation() -> Answer.refused(ProblemCode.NOT_FOUND);
      case PayResult.EventCancelled() -> Answer.refused(ProblemCode.EVENT_CANCELLED);
      case PayResult.NotPending(),PayResult.AnotherUndecided() -> Answer.refused(ProblemCode.INVALID_STATE);
    };
  }

  private Answer processed(int status, Payment payment, Call call) {
    return reservations.find(call.caller().accountId(), payment.reservationId())
        .<Answer>map(reservation -> new Answer.Shown(status,
            new Processed(views.of(payment, call.now()), reservationViews.changed(reservation)), Map.of()))
        .orElseThrow(() -> new IllegalStateException("A payment of no reservation: " + payment.id()));
  }

  private Answer find(Call call) {
    return payments.find(call.path(Named.PAYMENT))
        .filter(payment -> payment.accountId().equals(call.caller().accountId()))
        .<Answer>map(payment -> Answer.ok(new PaymentViews.OnePayment(views.of(payment, call.now()))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private Answer noticed(Call call) {
    payments.lookUp(call.body().get(PAYMENT_ID));
    return Answer.ok(new Noted(true));
  }

  private static Methods methods() {
    return new Methods(Arrays.stream(PaymentMethod.values()).map(PaymentRoutes::method).toList());
  }

  private static MethodView method(PaymentMethod method) {
    return switch (method) {
      case NAVER_PAY -> new MethodView(method, "네이버페이", "네이버페이로 결제합니다.");
      case KAKAO_PAY -> new MethodView(method, "카카오페이", "카카오페이로 결제합니다.");
      case TOSS -> new MethodView(method, "토스페이", "토스로 결제합니다.");
      case BANK_TRANSFER -> new MethodView(method, "계좌이체", "은행 계좌에서 바로 이체합니다.");
    };
  }
}
