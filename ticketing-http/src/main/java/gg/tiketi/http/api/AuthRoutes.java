package gg.tiketi.http.api;

import static gg.tiketi.http.shape.Field.optional;
import static gg.tiketi.http.shape.Field.required;
import static gg.tiketi.http.shape.Shapes.email;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.secret;
import static gg.tiketi.http.shape.Shapes.text;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Access;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Route;
import gg.tiketi.http.shape.Field;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.identity.IdentityService;
import gg.tiketi.identity.LoginResult;
import gg.tiketi.identity.RefreshResult;
import gg.tiketi.identity.RegisterResult;
import gg.tiketi.identity.Registration;
import gg.tiketi.identity.SessionGrant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registering, logging in and out, and the tokens of it. */
final class AuthRoutes {
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 128;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REFRESH_TOKEN = 200;

  static final Field<String> NAME = required("name", text(1, LONGEST_NAME));
  static final Field<String> PHONE = optional("phone", text(7, 20).matching("[0-9+() -]+"));
  static final Field<String> NEW_PASSWORD = required("newPassword", secret(SHORTEST_PASSWORD, LONGEST_PASSWORD));
  static final Field<String> CURRENT_PASSWORD = required("currentPassword", secret(1, LONGEST_PASSWORD));
  private static final Field<String> EMAIL = required("email", email());
  private static final Field<String> PASSWORD = required("password", secret(SHORTEST_PASSWORD, LONGEST_PASSWORD));
  private static final Field<String> ANY_PASSWORD = required("password", secret(1, LONGEST_PASSWORD));
  private static final Field<String> REFRESH_TOKEN = optional("refreshToken", text(1, LONGEST_REFRESH_TOKEN))
      .saying("A browser may leave it to its cookie.");

  private final IdentityService identity;
  private final AccessTokens tokens;

  AuthRoutes(IdentityService identity, AccessTokens tokens) {
    this.identity = identity;
    this.tokens = tokens;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/auth/register").by(Access.PUBLIC).does("Make an account and log in.")
            .body(object("Registration", EMAIL, PASSWORD, NAME, PHONE))
            .answers(201, AuthViews.LoggedIn.class, "registered and logged in").refuses(ProblemCode.EMAIL_TAKEN)
            .to(this::register),
        Route.post("/api/auth/login").by(Access.PUBLIC).does("Log in.")
            .body(object("Login", EMAIL, ANY_PASSWORD)).answers(200, AuthViews.LoggedIn.class, "logged in")
            .refuses(ProblemCode.INVALID_CREDENTIALS).to(this::login),
        Route.post("/api/auth/refresh").by(Access.REFRESH)
            .does("Get a new access token and a new refresh token for the old one, which works only once.")
            .optionalBody(object("Refresh", REFRESH_TOKEN)).answers(200, AuthViews.LoggedIn.class, "refreshed")
            .to(this::refresh),
        Route.post("/api/auth/logout").by(Access.REFRESH).does("End the session of a refresh token.")
            .optionalBody(object("Logout", REFRESH_TOKEN)).answersNothing("logged out").to(this::logout));
  }

  private Answer register(Call call) {
    var registration = new Registration(call.body().get(EMAIL), call.body().get(PASSWORD), call.body().get(NAME),
        call.body().find(PHONE).orElse(""));
    return FailedLogins.ofRegistering(call, () -> switch (identity.register(registration, call.now())) {
      case RegisterResult.Registered(SessionGrant grant) -> loggedIn(201, grant, call);
      case RegisterResult.EmailTaken() -> Answer.refused(ProblemCode.EMAIL_TAKEN);
    });
  }

  private Answer login(Call call) {
    String email = call.body().get(EMAIL);
    String password = call.body().get(ANY_PASSWORD);
    return FailedLogins.ofPassword(call, email, () -> switch (identity.login(email, password, call.now())) {
      case LoginResult.LoggedIn(SessionGrant grant) -> loggedIn(200, grant, call);
      case LoginResult.InvalidCredentials() -> Answer.refused(ProblemCode.INVALID_CREDENTIALS);
    });
  }

  private Answer refresh(Call call) {
    Optional<String> token = refreshToken(call);
    if (token.isEmpty()) {
      return Answer.refused(ProblemCode.AUTHENTICATION_REQUIRED);
    }
    return switch (identity.refresh(token.get(), call.now())) {
      case RefreshResult.Refreshed(SessionGrant grant) -> loggedIn(200, grant, call);
      case RefreshResult.SessionEnded() ->
        Answer.refused(ProblemCode.SESSION_REVOKED).with("Set-Cookie", RefreshCookie.gone(call.encrypted()));
    };
  }

  private Answer logout(Call call) {
    Optional<String> token = refreshToken(call);
    if (token.isEmpty()) {
      return Answer.refused(ProblemCode.AUTHENTICATION_REQUIRED);
    }
    identity.logout(token.get());
    return Answer.done().with("Set-Cookie", RefreshCookie.gone(call.encrypted()));
  }

  private Answer loggedIn(int status, SessionGrant grant, Call call) {
    var access = tokens.issue(grant.account().id(), grant.session(), call.now());
    var view = new AuthViews.LoggedIn(access.token(), Times.in(Times.HOME, access.expiresAt()), grant.refreshToken(),
        AuthViews.User.of(grant.account()));
    return new Answer.Shown(status, view, Map.of("Set-Cookie", RefreshCookie.of(grant, call)));
  }

  private static Optional<String> refreshToken(Call call) {
    return call.body().find(REFRESH_TOKEN).or(call::refreshCookie);
  }
}
