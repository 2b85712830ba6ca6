package gg.tiketi.payment;

/** How people pay. */
public enum PaymentMethod {
  NAVER_PAY, KAKAO_PAY, TOSS, BANK_TRANSFER
}
