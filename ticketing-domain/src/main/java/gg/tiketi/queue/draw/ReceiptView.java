package gg.tiketi.queue.draw;

/** A receipt as the members of one JSON object, for its owner alone. */
public record ReceiptView(String planHash, String pseudonym, String nonce, String leaf) {
  /** Of this receipt. */
  public static ReceiptView of(Receipt receipt) {
    return new ReceiptView(receipt.planHash().toString(), receipt.entrant().pseudonym().toString(),
        receipt.entrant().nonce().toString(), receipt.leaf().toString());
  }
}
