package gg.tiketi.app.verify.draw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import gg.tiketi.http.json.ViewJson;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.draw.CommitReveal;
import gg.tiketi.queue.draw.Draw;
import gg.tiketi.queue.draw.DrawId;
import gg.tiketi.queue.draw.DrawKeys;
import gg.tiketi.queue.draw.DrawView;
import gg.tiketi.queue.draw.Entrant;
import gg.tiketi.queue.draw.EntrantList;
import gg.tiketi.queue.draw.FinishedDraw;
import gg.tiketi.queue.draw.GoldenDraws;
import gg.tiketi.queue.draw.Hash;
import gg.tiketi.queue.draw.Nonce;
import gg.tiketi.queue.draw.PlannedDraw;
import gg.tiketi.queue.draw.ProofView;
import gg.tiketi.queue.draw.ReceiptView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Law W19 between two implementations: what was drawn is verified, and nothing else is. */
class VerifyDrawTest {
  private static final int SIZE = 7;
  private static final Entrant ME = GoldenDraws.entrants(SIZE).get(3);

  @TempDir
  Path folder;

  /** What a run said and how it ended. */
  private record Run(int exitCode, String output, String errors) {}

  @Test
  void W19_golden_draws_are_right_for_everybody_and_for_each() throws IOException {
    for (var golden : GoldenDraws.ALL) {
      var drawn = GoldenDraws.drawn(golden.size());
      var published = published(drawn);
      var whole = new WholeDraw(published);
      assertThat(published.seed()).isEqualTo(golden.seed());
      assertThat(whole.certificate()).allMatch(Finding::holds);
      assertThat(whole.list(drawn.entrants().bytes())).allMatch(Finding::holds);
      assertRightForEach(drawn, GoldenDraws.entrants(golden.size()));
    }
    int[] order = Shuffle.of(GoldenDraws.REJECTING_SEED.toString(), GoldenDraws.REJECTING_SIZE);
    assertThat(Shuffle.root(order)).isEqualTo(GoldenDraws.REJECTING_ROOT);
  }

  @Test
  void W19_both_implementations_agree_byte_for_byte() throws IOException {
    var luck = new Random(19);
    for (int round = 1; round <= 150; round++) {
      var entrants = entrants(luck.nextInt(300), luck);
      var drawn = drawn(round, entrants, luck);
      var published = published(drawn);
      assertThat(new Sums().plan(published.plan())).isEqualTo(drawn.plan().hash().toString());
      assertThat(new WholeDraw(published).certificate()).as("round %d", round).allMatch(Finding::holds);
      assertThat(new WholeDraw(published).list(drawn.entrants().bytes())).allMatch(Finding::holds);
      int[] order = Shuffle.of(published.seed(), published.entrants());
      for (int place = 1; place <= order.length; place++) {
        assertThat(drawn.placeOf(atIndex(drawn, entrants, order[place - 1]))).hasValue(place);
      }
      assertRightForEach(drawn, entrants.subList(0, Math.min(5, entrants.size())));
    }
  }

  @Test
  void the_command_verifies_the_whole_and_one_person() throws IOException {
    var drawn = GoldenDraws.drawn(SIZE);
    var run = run("--draw", file("draw", view(drawn)), "--leaves", leaves(drawn), "--proof", proof(drawn, ME),
        "--receipt", receipt(ME), "--earlier", file("earlier", view(frozen())));
    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).doesNotContain("WRONG").contains("The draw is right: 17 checks hold.",
        "The place is " + drawn.placeOf(ME).getAsInt() + " of 7.", "Proved:     Something.", "Not proved: Nothing");
  }

  @Test
  void it_reads_from_a_server_with_the_persons_token() throws IOException {
    var drawn = GoldenDraws.drawn(SIZE);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      boolean isMe = "Bearer mine".equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] body = exchange.getRequestURI().getPath().endsWith("/proof")
          ? ViewJson.bytes(ProofView.of(drawn.proofOf(ME).orElseThrow()))
          : view(drawn);
      exchange.sendResponseHeaders(isMe ? 200 : 401, body.length);
      try (var out = exchange.getResponseBody()) {
        out.write(body);
      }
    });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/queue/draw/1";
      assertThat(run("--draw", url, "--proof", url + "/proof", "--token", "mine").exitCode()).isZero();
      var refused = run("--draw", url);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.errors()).contains(url + " answers 401");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void W19_no_byte_of_the_certificate_can_be_changed() throws IOException {
    assertEveryChangeIsNoticed(view(GoldenDraws.drawn(SIZE)), changed -> run("--draw", changed));
  }

  @Test
  void W19_no_byte_of_a_proof_can_be_changed() throws IOException {
    var drawn = GoldenDraws.drawn(SIZE);
    var draw = file("draw", view(drawn));
    assertEveryChangeIsNoticed(ViewJson.bytes(ProofView.of(drawn.proofOf(ME).orElseThrow())),
        changed -> run("--draw", draw, "--proof", changed));
  }

  @Test
  void W19_no_byte_of_the_list_can_be_changed() throws IOException {
    var drawn = GoldenDraws.drawn(SIZE);
    var draw = file("draw", view(drawn));
    byte[] whole = drawn.entrants().bytes();
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      assertThat(run("--draw", draw, "--leaves", file("leaves", changed)).exitCode()).isEqualTo(1);
    }
    for (int length : List.of(0, whole.length - 32, whole.length - 1)) {
      assertThat(run("--draw", draw, "--leaves", file("leaves", Arrays.copyOf(whole, length))).exitCode())
          .isEqualTo(1);
    }
  }

  @Test
  void a_proof_is_of_the_entry_on_the_receipt() throws IOException {
    var drawn = GoldenDraws.drawn(SIZE);
    var other = receipt(GoldenDraws.entrants(SIZE).get(4));
    var run = run("--draw", file("draw", view(drawn)), "--proof", proof(drawn, ME), "--receipt", other);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("WRONG   the proof is of the entry on the receipt");
  }

  @Test
  void what_was_published_earlier_must_still_stand() throws IOException {
    var frozenWithOne = new PlannedDraw(GoldenDraws.plan()).freeze(EntrantList.of(List.of(ME)), Instant.MAX);
    var run = run("--draw", file("draw", view(GoldenDraws.drawn(SIZE))), "--earlier",
        file("earlier", view(frozenWithOne)));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output()).contains("WRONG   the list's root is the one that was published earlier",
        "WRONG   as many were drawn as were frozen");
  }

  @Test
  void what_cannot_be_verified_ends_with_2() throws IOException {
    var notYet = run("--draw", file("draw", view(frozen())));
    assertThat(notYet.exitCode()).isEqualTo(2);
    assertThat(notYet.errors()).contains("is frozen, not drawn yet");
    assertThat(run("--draw", folder.resolve("nowhere").toString()).exitCode()).isEqualTo(2);
    assertThat(run("--draw", file("text", "hello".getBytes(StandardCharsets.UTF_8))).exitCode())
        .isEqualTo(2);
    var unknown = new String(view(GoldenDraws.drawn(1)), StandardCharsets.UTF_8)
        .replace("tiketi-draw-1", "tiketi-draw-2").getBytes(StandardCharsets.UTF_8);
    assertThat(run("--draw", file("unknown", unknown)).errors()).contains("only tiketi-draw-1");
  }

  // ---- draws ----

  private static FinishedDraw drawn(int round, List<Entrant> entrants, Random luck) {
    var key = new byte[32];
    luck.nextBytes(key);
    var keys = new DrawKeys(List.of(new SecretKeySpec(key, "HmacSHA256")));
    var randomness = new CommitReveal(keys);
    var opening = Instant.ofEpochSecond(luck.nextInt(), luck.nextInt(1_000_000_000));
    var id = new DrawId(new EventId(new UUID(luck.nextLong(), luck.nextLong())), round);
    return PlannedDraw.of(id, opening, randomness, keys).freeze(EntrantList.of(entrants), opening).draw(randomness)
        .orElseThrow();
  }

  private static List<Entrant> entrants(int size, Random luck) {
    var entrants = new ArrayList<Entrant>();
    for (int i = 0; i < size; i++) {
      var pseudonym = new byte[Hash.BYTES];
      luck.nextBytes(pseudonym);
      entrants.add(new Entrant(Hash.of(pseudonym), Nonce.next(luck)));
    }
    return entrants;
  }

  private static Entrant atIndex(FinishedDraw drawn, List<Entrant> entrants, int index) {
    return entrants.stream().filter(one -> drawn.entrants().indexOf(one.leaf()).getAsInt() == index).findFirst()
        .orElseThrow();
  }

  private static Draw frozen() {
    return new PlannedDraw(GoldenDraws.plan()).freeze(EntrantList.of(GoldenDraws.entrants(SIZE)), Instant.MAX);
  }

  // ---- documents ----

  private static byte[] view(Draw draw) {
    return ViewJson.bytes(DrawView.of(draw));
  }

  private String proof(FinishedDraw drawn, Entrant entrant) throws IOException {
    return file("proof", ViewJson.bytes(ProofView.of(drawn.proofOf(entrant).orElseThrow())));
  }

  private String receipt(Entrant entrant) throws IOException {
    return file("receipt", ViewJson.bytes(ReceiptView.of(new PlannedDraw(GoldenDraws.plan()).receipt(entrant))));
  }

  private String leaves(FinishedDraw drawn) throws IOException {
    return file("leaves", drawn.entrants().bytes());
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private Published published(FinishedDraw drawn) throws IOException {
    return new Documents("").draw(file("draw", view(drawn)));
  }

  // ---- verdicts ----

  private void assertRightForEach(FinishedDraw drawn, List<Entrant> entrants) throws IOException {
    var whole = new WholeDraw(published(drawn));
    for (var entrant : entrants) {
      var proof = new Documents("").proof(proof(drawn, entrant));
      assertThat(whole.entrant(proof)).allMatch(Finding::holds);
      assertThat(whole.entrantInList(proof, drawn.entrants().bytes()).holds()).isTrue();
    }
  }

  @FunctionalInterface
  private interface Verification {
    Run of(String file);
  }

  /** Every character of every text and every number, one at a time. */
  private void assertEveryChangeIsNoticed(byte[] document, Verification verification) throws IOException {
    var mapper = new ObjectMapper();
    assertThat(verification.of(file("changed", document)).exitCode()).isZero();
    for (var changed : changes(mapper.readTree(document), mapper.readTree(document))) {
      int exitCode = verification.of(file("changed", mapper.writeValueAsBytes(changed))).exitCode();
      assertThat(exitCode).as("%s", changed).isBetween(1, 2);
    }
  }

  private static List<JsonNode> changes(JsonNode whole, JsonNode part) {
    var changed = new ArrayList<JsonNode>();
    changePart(whole.deepCopy(), "", part, changed);
    return changed;
  }

  private static void changePart(JsonNode whole, String pointer, JsonNode part, List<JsonNode> changed) {
    if (part.isContainerNode()) {
      var names = new ArrayList<String>();
      part.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> changePart(whole, pointer + "/" + name, part.get(name), changed));
      for (int i = 0; part.isArray() && i < part.size(); i++) {
        changePart(whole, pointer + "/" + i, part.get(i), changed);
      }
    } else if (part.isNumber()) {
      changed.add(with(whole, pointer, new IntNode(part.intValue() + 1)));
    } else {
      for (int i = 0; i < part.textValue().length(); i++) {
        changed.add(with(whole, pointer, new TextNode(other(part.textValue(), i))));
      }
    }
  }

  private static String other(String text, int index) {
    char replaced = text.charAt(index) == '1' ? '2' : '1';
    return text.substring(0, index) + replaced + text.substring(index + 1);
  }

  private static JsonNode with(JsonNode whole, String pointer, JsonNode value) {
    var copy = whole.deepCopy();
    int cut = pointer.lastIndexOf('/');
    var parent = copy.at(pointer.substring(0, cut));
    var name = pointer.substring(cut + 1);
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), value);
    }
    return copy;
  }

  private static Run run(String... arguments) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int exitCode = new CommandLine(new VerifyDrawCommand()).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true)).execute(arguments);
    return new Run(exitCode, out.toString(), errors.toString());
  }
}
