package gg.tiketi.http.problem;

import java.util.Locale;

/**
 * Every way the API can say no, with its HTTP status and its texts. The code a client reads is the name in lower case and
 * never changes; the texts may.
 */
public enum ProblemCode {
  INVALID_REQUEST(400, "요청이 올바르지 않습니다", "errors에 적힌 항목을 고쳐서 다시 보내 주세요.",
      "The request is not valid", "Correct the fields listed under errors and send it again."),
  MALFORMED_JSON(400, "JSON을 읽을 수 없습니다", "본문은 UTF-8로 쓴 JSON 값 하나여야 합니다.",
      "The body is not JSON", "The body must be one JSON value in UTF-8, at most 20 levels deep."),
  UNKNOWN_FIELD(400, "알 수 없는 항목이 있습니다", "errors에 적힌 항목은 여기에서 쓰이지 않습니다.",
      "A field is not known", "The fields listed under errors have no meaning here."),
  AUTHENTICATION_REQUIRED(401, "로그인이 필요합니다", "로그인한 뒤 다시 시도해 주세요.",
      "Please log in", "This needs a valid access token."),
  TOKEN_EXPIRED(401, "로그인 시간이 지났습니다", "토큰을 갱신한 뒤 다시 시도해 주세요.",
      "The access token has expired", "Refresh the token and try again."),
  INVALID_CREDENTIALS(401, "이메일 또는 비밀번호가 올바르지 않습니다", "입력한 내용을 확인해 주세요.",
      "E-mail or password is wrong", "Please check what was typed."),
  SESSION_REVOKED(401, "로그아웃된 세션입니다", "다시 로그인해 주세요.",
      "This session has ended", "Please log in again."),
  FORBIDDEN(403, "권한이 없습니다", "이 작업을 할 수 있는 계정이 아닙니다.",
      "Not allowed", "This account may not do that."),
  ADMISSION_REQUIRED(403, "대기열 입장이 필요합니다", "대기열을 거쳐 입장한 뒤 좌석을 선택해 주세요.",
      "Admission is needed", "Pass the waiting room first."),
  ADMISSION_EXPIRED(403, "입장 시간이 지났습니다", "대기열에 다시 들어와 주세요.",
      "The admission has expired", "Please join the waiting room again."),
  ADMISSION_REVOKED(403, "입장이 취소되었습니다", "대기열에 다시 들어와 주세요.",
      "The admission was revoked", "Please join the waiting room again."),
  NOT_FOUND(404, "찾을 수 없습니다", "요청한 대상이 없거나 볼 수 없는 대상입니다.",
      "Not found", "There is no such thing here."),
  METHOD_NOT_ALLOWED(405, "허용되지 않는 방식입니다", "이 주소는 Allow에 적힌 방식만 받습니다.",
      "Method not allowed", "This address takes only the methods named in Allow."),
  NOT_ACCEPTABLE(406, "요청한 형식으로 답할 수 없습니다", "application/json을 받아 주세요.",
      "Not acceptable", "Please accept application/json."),
  SEAT_TAKEN(409, "이미 선택된 좌석입니다", "다른 좌석을 선택해 주세요.",
      "Somebody was faster", "These seats are taken; please choose others."),
  SOLD_OUT(409, "매진되었습니다", "남은 수량이 부족합니다.",
      "Sold out", "There is not enough left."),
  NOT_ON_SALE(409, "판매 중이 아닙니다", "판매 기간을 확인해 주세요.",
      "Not on sale", "Please look at the sale's dates."),
  EVENT_CANCELLED(409, "취소된 공연입니다", "이 공연의 표는 더 이상 판매되지 않습니다.",
      "The event is cancelled", "Its tickets are no longer sold."),
  LIMIT_EXCEEDED(409, "1인당 구매 한도를 넘었습니다", "한 공연에서 가질 수 있는 수를 넘었습니다.",
      "Too many for one person", "This would pass the number one person may have of one event."),
  INVALID_STATE(409, "지금은 할 수 없는 작업입니다", "현재 상태를 다시 확인해 주세요.",
      "Not possible now", "The present state does not allow this; please read it again."),
  EMAIL_TAKEN(409, "이미 가입된 이메일입니다", "로그인하거나 다른 이메일을 사용해 주세요.",
      "This e-mail is registered", "Log in, or use another e-mail."),
  REQUEST_IN_PROGRESS(409, "같은 요청을 처리하고 있습니다", "잠시 뒤 같은 키로 다시 보내 주세요.",
      "The same request is being worked on", "Repeat it with the same key in a moment."),
  WRONG_INVENTORY(409, "판매 방식이 다른 공연입니다", "이 공연은 좌석 또는 티켓 종류 중 다른 방식으로 판매됩니다.",
      "The event sells otherwise", "It sells either seats or ticket types, and this was the other."),
  RESERVATION_EXPIRED(410, "예약 시간이 지났습니다", "좌석을 다시 선택해 주세요.",
      "The reservation has expired", "Please choose again."),
  PAYLOAD_TOO_LARGE(413, "본문이 너무 큽니다", "본문은 64KB를 넘을 수 없습니다.",
      "The body is too large", "At most 64 KB are read."),
  UNSUPPORTED_MEDIA_TYPE(415, "지원하지 않는 형식입니다", "application/json으로 보내 주세요.",
      "Unsupported media type", "Please send application/json."),
  IDEMPOTENCY_KEY_REUSED(422, "이미 다른 요청에 쓰인 키입니다", "새 Idempotency-Key로 보내 주세요.",
      "The key was used for another request", "Send a new Idempotency-Key."),
  PAYMENT_DECLINED(422, "결제가 승인되지 않았습니다", "다른 결제 수단으로 다시 시도해 주세요.",
      "The payment was declined", "Please try again or choose another method."),
  RATE_LIMITED(429, "요청이 너무 많습니다", "Retry-After에 적힌 시간 뒤에 다시 시도해 주세요.",
      "Too many requests", "Try again after the time in Retry-After."),
  HEADERS_TOO_LARGE(431, "요청 헤더가 너무 큽니다", "요청 헤더는 8KB를 넘을 수 없습니다.",
      "The request headers are too large", "At most 8 KB of headers are read."),
  INTERNAL_ERROR(500, "서버 오류가 발생했습니다", "문제가 계속되면 instance 값을 알려 주세요.",
      "Something went wrong here", "If it goes on, tell us the value of instance."),
  TEMPORARILY_UNAVAILABLE(503, "잠시 처리할 수 없습니다", "잠시 뒤 같은 요청을 다시 보내 주세요.",
      "Not available for a moment", "Repeat the same request after the time in Retry-After.");

  private final int status;
  private final String koreanTitle;
  private final String koreanDetail;
  private final String englishTitle;
  private final String englishDetail;

  ProblemCode(int status, String koreanTitle, String koreanDetail, String englishTitle, String englishDetail) {
    this.status = status;
    this.koreanTitle = koreanTitle;
    this.koreanDetail = koreanDetail;
    this.englishTitle = englishTitle;
    this.englishDetail = englishDetail;
  }

  /** The stable code, such as {@code seat_taken}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What happened, in a few words. */
  public String title(Language language) {
    return language == Language.KOREAN ? koreanTitle : englishTitle;
  }

  /** What to do about it. */
  public String detail(Language language) {
    return language == Language.KOREAN ? koreanDetail : englishDetail;
  }

  /** The problem for a status that the server underneath answered by itself. */
  public static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 401 -> AUTHENTICATION_REQUIRED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> PAYLOAD_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> RATE_LIMITED;
      case 431 -> HEADERS_TOO_LARGE;
      case 503 -> TEMPORARILY_UNAVAILABLE;
      default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    };
  }
}
