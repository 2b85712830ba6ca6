package gg.tiketi.queue.draw;

import gg.tiketi.kernel.EventId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Draws that never change: computed once by a program in another language from the definitions in {@code docs/draw.md}. Who
 * changes a byte of the algorithm changes its version.
 */
public final class GoldenDraws {
  /** Of all golden draws. */
  public static final String PLAN_HASH = "6b0282af9fde47c37a9790a5261b371051587bef417d8e840d8129d8a518229d";
  /** A seed whose order of 20,000 needs a word thrown away, which short orders hardly ever do. */
  public static final Hash REJECTING_SEED = Hash
      .parse("d7c08e808dee1923384f98d67a34b70e25e9922cfb8f4b63443f98d16e3e4eb3");
  /** How many it orders. */
  public static final int REJECTING_SIZE = 20_000;
  /** Of that order. */
  public static final String REJECTING_ROOT = "f16b6aeab2d801755f8d799f3c4f2ce9da41d5d9f58b5dbae37bce87b1549c1f";

  /** All of them. */
  public static final List<Golden> ALL = List.of(
      new Golden(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "19ba089f9d8a300f71e46dc247539d0c11bf6cde70ac692f8e5b73f9af700234",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      new Golden(1, "c0e0eeec2b471d2d811cacb662b8a010276bedd048e95caf536db99ed8402087",
          "d7116510ddc4ff547a49fbdb63caf0f9ed22eb448b0fc530db185f62b9fbb6e1",
          "8855508aade16ec573d21e6a485dfd0a7624085c1a14b5ecdd6485de0c6839a4"),
      new Golden(2, "8fa4342d8f30f22c128828fc2bf9a2d16cb82d2cf118ad475f7d1937cca59d00",
          "42e35a00eee95782bf92000d7d9b2e96c644301dbaa58d416d3a8092fd1a0571",
          "f3b315b8c70a9e76b729ce022fce9fa5dd3e1e5a3a4792319432be7f92bbb8da"),
      new Golden(3, "680de468a70993f07b1db71121ca3da38f2e3eaf71e71e16cd9a913a4057f3c7",
          "0a29100edf5aff85d3b7badf626e67094e1b149bc9f12f80e741369b94249677",
          "5435b185bedeea1bd331037693209f2dcac7d6cabbdaa2608cc15664368be60f"),
      new Golden(7, "d3b54c10560bbcf030b250e35cd18c4c95e7fddd1ceff2bc25ab18a49ca879ed",
          "8545b3ca3570ac062bc2e0c9d6ec76d7108f391f16832c6927bcdfe8711a09bc",
          "72669ff5233aad470596e750ff05e33b589894fb7b12559037e728362819d755"),
      new Golden(100, "f8920b7e0fb765afd32cbc38a55bc1711ab116f813eeb0d10d5765d31dd05272",
          "8d1045d79a920966d2e2e8ee50a3d8fed5680934a4bb65e2a194544f0cd18253",
          "1bda4b928992c2154ccefaa8a4fdad1e7078c9d98fa131812bec2edb018cee6e"),
      new Golden(1_000, "6371d32fdab6593c2c65eda871d173a2f48fb6f040d7c2b05f7abb4c3761cd0c",
          "75f79f71569edfcb9377d43edf436087f4ac04e0937b21d4d856f34f0cf0657f",
          "df0d4b4dd0046aa20001cb665adde8e8477e8162106fbad5e16d51be6938a766"));

  private GoldenDraws() {}

  /** A draw of {@code size} entrants and what must come out of it. */
  public record Golden(int size, String entrantsRoot, String seed, String orderRoot) {}

  /** The bytes from 0 to 31. */
  public static Secret secret() {
    return new Secret(counting(0));
  }

  /** The plan of all golden draws. */
  public static DrawPlan plan() {
    return new DrawPlan(new DrawId(new EventId(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef")), 1),
        Instant.ofEpochSecond(1_790_000_000, 500_000_000),
        new Source("commit-reveal", "Something.", "Nothing – 아무것도."), secret().commitment(),
        new Secret(counting(32)).commitment());
  }

  /** The first entrants, in the order of their numbers. */
  public static List<Entrant> entrants(int size) {
    var entrants = new ArrayList<Entrant>();
    for (int i = 0; i < size; i++) {
      var nonce = new byte[Nonce.BYTES];
      Arrays.fill(nonce, (byte) (i % 251));
      var pseudonym = Hash.of(new Sha256().of(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
      entrants.add(new Entrant(pseudonym, Nonce.of(nonce)));
    }
    return entrants;
  }

  /** One of the golden draws, drawn. */
  public static FinishedDraw drawn(int size) {
    return new FinishedDraw(plan(), EntrantList.of(entrants(size)), secret());
  }

  private static Hash counting(int from) {
    var bytes = new byte[Hash.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return Hash.of(bytes);
  }
}
