package gg.tiketi.queue.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The draw as it is, and what belongs to the operator's side of it. */
class DrawLawsTest extends DrawContract {
  private static final DrawId ID = new DrawId(new EventId(new UUID(1, 2)), 1);
  private static final AccountId ACCOUNT = new AccountId(new UUID(3, 4));
  private static final Instant OPENING = Instant.parse("2026-12-01T11:00:00Z");

  @Override
  Drawing drawing() {
    return new Drawing();
  }

  @Test
  void a_draw_from_plan_to_place() {
    var keys = new DrawKeys(List.of(key(1)));
    var randomness = new CommitReveal(keys);
    var planned = PlannedDraw.of(ID, OPENING, randomness, keys);
    var me = keys.pseudonyms(planned.plan()).entrant(ACCOUNT, Nonce.next(new Random(1)));
    var receipt = planned.receipt(me);
    var drawn = planned.freeze(EntrantList.of(List.of(me)), OPENING).draw(randomness).orElseThrow();
    assertThat(drawn.placeOf(me)).hasValue(1);
    assertThat(drawn.entrants().indexOf(receipt.leaf())).hasValue(0);
    assertThat(receipt.planHash()).isEqualTo(drawn.proofOf(me).orElseThrow().planHash());
    assertThat(drawn.placeOf(new Entrant(me.pseudonym(), Nonce.of(new byte[Nonce.BYTES])))).isEmpty();
  }

  @Test
  void a_new_key_changes_no_draw_that_was_planned() {
    var old = new DrawKeys(List.of(key(1)));
    var both = new DrawKeys(List.of(key(2), key(1)));
    var planned = PlannedDraw.of(ID, OPENING, new CommitReveal(old), old);
    var nonce = Nonce.of(new byte[Nonce.BYTES]);
    assertThat(both.pseudonyms(planned.plan()).entrant(ACCOUNT, nonce))
        .isEqualTo(old.pseudonyms(planned.plan()).entrant(ACCOUNT, nonce));
    var frozen = planned.freeze(EntrantList.of(List.of()), OPENING);
    assertThat(frozen.draw(new CommitReveal(both)).orElseThrow().certificate())
        .isEqualTo(frozen.draw(new CommitReveal(old)).orElseThrow().certificate());
    assertThat(PlannedDraw.of(ID, OPENING, new CommitReveal(both), both).plan()).isNotEqualTo(planned.plan());
  }

  @Test
  void without_the_key_of_the_plan_nothing_is_revealed() {
    var old = new DrawKeys(List.of(key(1)));
    var lost = new DrawKeys(List.of(key(2)));
    var planned = PlannedDraw.of(ID, OPENING, new CommitReveal(old), old);
    var frozen = planned.freeze(EntrantList.of(List.of()), OPENING);
    assertThatIllegalStateException().isThrownBy(() -> frozen.draw(new CommitReveal(lost)));
    assertThatIllegalStateException().isThrownBy(() -> lost.pseudonyms(planned.plan()));
  }

  @Test
  void an_account_has_another_name_in_every_draw() {
    var keys = new DrawKeys(List.of(key(1)));
    var again = new DrawId(ID.event(), 2);
    var elsewhere = new DrawId(new EventId(new UUID(5, 6)), 1);
    var names = List.of(ID, again, elsewhere).stream()
        .map(id -> PlannedDraw.of(id, OPENING, new CommitReveal(keys), keys))
        .map(planned -> keys.pseudonyms(planned.plan()).entrant(ACCOUNT, Nonce.of(new byte[Nonce.BYTES])).pseudonym());
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void a_list_survives_as_bytes_and_only_as_it_was() {
    var list = EntrantList.of(GoldenDraws.entrants(70));
    assertThat(EntrantList.of(list.bytes()).root()).isEqualTo(list.root());
    byte[] swapped = list.bytes();
    System.arraycopy(list.bytes(), 0, swapped, Hash.BYTES, Hash.BYTES);
    assertThatIllegalArgumentException().isThrownBy(() -> EntrantList.of(swapped));
    assertThatIllegalArgumentException().isThrownBy(() -> EntrantList.of(Arrays.copyOf(swapped, 33)));
  }

  @Test
  void leaves_that_begin_alike_are_sorted_whole() {
    var alike = new Hashes();
    for (int i = 300; i > 0; i--) {
      var bytes = new byte[Hash.BYTES];
      bytes[0] = (byte) (i % 3 * 100);
      bytes[30] = (byte) (i >> 8);
      bytes[31] = (byte) i;
      alike.add(Hash.of(bytes));
    }
    assertThat(alike.sorted().isAscending()).isTrue();
  }

  @Test
  void a_nonce_is_sixteen_bytes_of_hex() {
    assertThat(Nonce.parse("00112233445566778899AABBCCDDEEFF")).get()
        .hasToString("00112233445566778899aabbccddeeff");
    assertThat(Nonce.parse("")).isEmpty();
    assertThat(Nonce.parse("00112233445566778899aabbccddeefg")).isEmpty();
    assertThat(Nonce.parse("00112233445566778899aabbccddeeff00")).isEmpty();
  }

  @Test
  void a_secret_is_in_no_log() {
    assertThat(GoldenDraws.secret().toString()).doesNotContain("0001");
  }

  @Test
  void a_view_tells_no_more_than_its_state_may() {
    var planned = new PlannedDraw(GoldenDraws.plan());
    var frozen = planned.freeze(EntrantList.of(GoldenDraws.entrants(7)), GoldenDraws.plan().opening());
    assertThat(DrawView.of(planned)).returns("planned", DrawView::state).returns(null, DrawView::entrants);
    assertThat(DrawView.of(frozen)).returns("frozen", DrawView::state).returns(7, DrawView::entrants)
        .returns(null, DrawView::secret).returns(null, DrawView::seed).returns(null, DrawView::orderRoot);
    var drawn = DrawView.of(GoldenDraws.drawn(7));
    assertThat(drawn.state()).isEqualTo("drawn");
    assertThat(drawn.planHash()).isEqualTo(GoldenDraws.PLAN_HASH);
    assertThat(drawn.secret()).startsWith("000102");
  }

  private static SecretKey key(int number) {
    var bytes = new byte[32];
    bytes[0] = (byte) number;
    return new SecretKeySpec(bytes, "HmacSHA256");
  }
}
