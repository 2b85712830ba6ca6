package gg.tiketi.app.verify.draw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Reads what a server publishes about a draw, from a file or from the server. */
final class Documents {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_ENTRANTS = 1 << 24;

  private final String token;

  /** With an access token for what a server shows its owner only; empty for none. */
  Documents(String token) {
    this.token = token;
  }

  /** A finished draw. */
  Published draw(String place) {
    var json = json(place);
    if (!text(json, "state", place).equals("drawn")) {
      throw new UnreadableDrawException(
          "the draw at " + place + " is " + json.path("state").asText() + ", not drawn yet");
    }
    var plan = plan(json.path("plan"), place);
    if (!plan.algorithm().equals(Sums.ALGORITHM) || !plan.source().equals("commit-reveal")) {
      throw new UnreadableDrawException("only " + Sums.ALGORITHM + " with commit-reveal can be verified, not "
          + plan.algorithm() + " with " + plan.source());
    }
    return new Published(plan, hash(json, "planHash", place), hash(json, "entrantsRoot", place),
        number(json, "entrants", MOST_ENTRANTS, place), hash(json, "secret", place), hash(json, "seed", place),
        hash(json, "orderRoot", place));
  }

  /** What one entrant was shown. */
  Published.Proof proof(String place) {
    var json = json(place);
    return new Published.Proof(claim(json, place), number(json, "leafIndex", MOST_ENTRANTS, place),
        hashes(json, "leafPath", place), number(json, "place", MOST_ENTRANTS, place), hashes(json, "placePath", place));
  }

  /** What one entrant was given when they entered. */
  Published.Claim receipt(String place) {
    return claim(json(place), place);
  }

  /** The same draw as it was published before: what stood there then must still stand there. */
  List<Finding> earlier(String place, Published draw) {
    var json = json(place);
    var findings = new ArrayList<Finding>();
    findings.add(Finding.same("the plan is the one that was published earlier", hash(json, "planHash", place),
        draw.planHash()));
    if (json.has("entrantsRoot")) {
      findings.add(Finding.same("the list's root is the one that was published earlier",
          hash(json, "entrantsRoot", place), draw.entrantsRoot()));
      findings.add(Finding.same("as many were drawn as were frozen", number(json, "entrants", MOST_ENTRANTS, place),
          draw.entrants()));
    }
    return findings;
  }

  /** A file's or an answer's bytes. */
  byte[] bytes(String place) {
    try {
      return isUrl(place) ? fetched(place) : Files.readAllBytes(Path.of(place));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new UnreadableDrawException(place + " cannot be read: " + unreadable, unreadable);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableDrawException("interrupted while reading " + place, e);
    }
  }

  private byte[] fetched(String url) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new UnreadableDrawException(url + " answers " + answer.statusCode());
      }
      return answer.body();
    }
  }

  private static boolean isUrl(String place) {
    return place.startsWith("http://") || place.startsWith("https://");
  }

  private JsonNode json(String place) {
    try {
      return new ObjectMapper().readTree(bytes(place));
    } catch (IOException notJson) {
      throw new UnreadableDrawException(place + " is no JSON: " + notJson.getMessage(), notJson);
    }
  }

  private static Published.Plan plan(JsonNode json, String place) {
    return new Published.Plan(text(json, "algorithm", place), spelled(json, "eventId", UUID::fromString, place),
        number(json, "round", Integer.MAX_VALUE, place), spelled(json, "opening", Instant::parse, place),
        hash(json, "commitment", place),
        hash(json, "saltCommitment", place), text(json, "source", place), text(json, "proves", place),
        text(json, "doesNotProve", place));
  }

  private static Published.Claim claim(JsonNode json, String place) {
    return new Published.Claim(hash(json, "planHash", place), hash(json, "pseudonym", place), nonce(json, place),
        hash(json, "leaf", place));
  }

  private static String nonce(JsonNode json, String place) {
    return hex(text(json, "nonce", place), 16, "nonce", place);
  }

  private static String hash(JsonNode json, String name, String place) {
    return hex(text(json, name, place), Sums.LENGTH, name, place);
  }

  private static List<String> hashes(JsonNode json, String name, String place) {
    var hashes = new ArrayList<String>();
    json.path(name).forEach(hash -> hashes.add(hex(hash.asText(), Sums.LENGTH, name, place)));
    return hashes;
  }

  private static String hex(String text, int length, String name, String place) {
    if (!text.matches("[0-9a-f]{" + 2 * length + "}")) {
      throw new UnreadableDrawException(name + " in " + place + " is not " + length + " bytes of lower-case hex");
    }
    return text;
  }

  private static String text(JsonNode json, String name, String place) {
    if (!json.path(name).isTextual()) {
      throw new UnreadableDrawException(place + " has no text " + name);
    }
    return json.path(name).textValue();
  }

  /** A text that could be spelled in several ways must be spelled in the usual one: no byte may change unnoticed. */
  private static String spelled(JsonNode json, String name, Function<String, Object> meaning, String place) {
    var text = text(json, name, place);
    try {
      if (meaning.apply(text).toString().equals(text)) {
        return text;
      }
    } catch (DateTimeException | IllegalArgumentException meaningless) {
      throw new UnreadableDrawException(name + " in " + place + " means nothing: " + text, meaningless);
    }
    throw new UnreadableDrawException(name + " in " + place + " is spelled in an unusual way: " + text);
  }

  private static int number(JsonNode json, String name, int most, String place) {
    var number = json.path(name);
    if (!number.canConvertToInt() || !number.isIntegralNumber() || number.intValue() < 0 || number.intValue() > most) {
      throw new UnreadableDrawException(place + " has no number " + name + " from 0 to " + most);
    }
    return number.intValue();
  }
}
