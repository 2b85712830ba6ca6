package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Shapes.nullable;
import static gg.tiketi.http.shape.Shapes.object;

import gg.tiketi.http.api.ReservationViews.ReservationView;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.identity.Account;
import gg.tiketi.identity.IdentityService;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.Page;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person's own account. */
final class ProfileRoutes {
  private static final Field<String> NEW_NAME = optional("name", AuthRoutes.NAME.shape());
  private static final Field<Optional<String>> NEW_PHONE = optional("phone", nullable(AuthRoutes.PHONE.shape()));

  private final IdentityService identity;
  private final ReservationService reservations;
  private final ReservationViews views;

  ProfileRoutes(IdentityService identity, ReservationService reservations, ReservationViews views) {
    this.identity = identity;
    this.reservations = reservations;
    this.views = views;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/auth/me").by(Access.USER).does("One's own profile.")
            .answers(200, AuthViews.Me.class, "the profile").refuses(ProblemCode.NOT_FOUND)
            .to(call -> profile(identity.find(me(call)))),
        Route.patch("/api/auth/me").by(Access.USER).does("Change one's name or phone; a phone of null takes it out.")
            .body(object("ProfileChange", NEW_NAME, NEW_PHONE).notEmpty())
            .answers(200, AuthViews.Me.class, "the changed profile").refuses(ProblemCode.NOT_FOUND).to(this::change),
        Route.delete("/api/auth/me").by(Access.USER)
            .does("Be forgotten: name, e-mail and phone go, the books keep an id.").answersNothing("forgotten")
            .to(this::forget),
        Route.get("/api/auth/me/export").by(Access.USER).does("Everything kept about oneself.")
            .answers(200, AuthViews.Export.class, "the data").refuses(ProblemCode.NOT_FOUND).to(this::export),
        Route.patch("/api/auth/password").by(Access.USER).does("Change one's password; every session ends.")
            .body(object("PasswordChange", AuthRoutes.CURRENT_PASSWORD, AuthRoutes.NEW_PASSWORD))
            .answersNothing("changed").refuses(ProblemCode.INVALID_CREDENTIALS).to(this::changePassword));
  }

  private Answer change(Call call) {
    Optional<Account> known = identity.find(me(call));
    Optional<Account> changed = known.flatMap(account -> identity.rename(account.id(),
        call.body().find(NEW_NAME).orElse(account.name()),
        call.body().find(NEW_PHONE).map(phone -> phone.orElse("")).orElse(account.phone())));
    return profile(changed);
  }

  private Answer forget(Call call) {
    identity.anonymise(me(call));
    return Answer.done().with("Set-Cookie", RefreshCookie.gone(call.encrypted()));
  }

  private Answer changePassword(Call call) {
    String current = call.body().get(AuthRoutes.CURRENT_PASSWORD);
    String next = call.body().get(AuthRoutes.NEW_PASSWORD);
    String email = identity.find(me(call)).map(Account::email).orElse("");
    return FailedLogins.ofPassword(call, email, () -> identity.changePassword(me(call), current, next)
        ? Answer.done()
        : Answer.refused(ProblemCode.INVALID_CREDENTIALS));
  }

  private Answer export(Call call) {
    return identity.find(me(call))
        .<Answer>map(account -> Answer.ok(new AuthViews.Export(AuthViews.Profile.of(account), all(call))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private List<ReservationView> all(Call call) {
    var all = new ArrayList<ReservationView>();
    Page<Reservation> page;
    int next = 1;
    do {
      page = reservations.of(me(call), next++, Page.MAX_LIMIT);
      page.items().forEach(reservation -> all.add(views.of(reservation, call.now())));
    } while (page.page() < page.totalPages());
    return all;
  }

  private static Answer profile(Optional<Account> account) {
    return account.<Answer>map(found -> Answer.ok(new AuthViews.Me(AuthViews.Profile.of(found))))
        .orElseGet(() -> Answer.refused(ProblemCode.NOT_FOUND));
  }

  private static AccountId me(Call call) {
    return call.caller().accountId();
  }
}
