package gg.tiketi.postgres;

import static gg.tiketi.postgres.JsonText.optionalInstant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.FleetMemory;
import gg.tiketi.capacity.fleet.ReactiveState;
import gg.tiketi.capacity.fleet.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/** What the leader remembers, and its steps, as JSON. Fields may be added, never changed. */
final class ScalingJson {
  private ScalingJson() {}

  // ---- what the leader remembers ----

  static String write(FleetMemory memory) {
    var node = JsonText.object().put("lowerTicks", memory.lowerTicks()).put("troubleTold", memory.troubleTold());
    put(node, "tickedAt", memory.tickedAt());
    put(node, "failingSince", memory.failingSince());
    memory.asked().ifPresent(asked -> node.put("asked", asked));
    var reactive = memory.reactive();
    var rules = node.putObject("reactive").put("level", reactive.level());
    put(rules, "crowdedSince", reactive.crowdedSince());
    put(rules, "floodedSince", reactive.floodedSince());
    put(rules, "quietSince", reactive.quietSince());
    put(rules, "busySince", reactive.busySince());
    put(rules, "idleSince", reactive.idleSince());
    put(rules, "reactedAt", reactive.reactedAt());
    put(rules, "outageUntil", reactive.outageUntil());
    var readings = rules.putArray("recent");
    reactive.recent().forEach(
        reading -> readings.addObject().put("at", reading.at().toString()).put("people", reading.people()));
    return JsonText.write(node);
  }

  private static void put(ObjectNode node, String field, Optional<Instant> instant) {
    instant.ifPresent(at -> node.put(field, at.toString()));
  }

  static FleetMemory memory(String json) {
    var node = JsonText.read(json);
    var asked = Optional.ofNullable(node.get("asked")).map(JsonNode::asInt);
    return new FleetMemory(optionalInstant(node, "tickedAt"), asked, node.required("lowerTicks").asInt(),
        reactive(node.required("reactive")), optionalInstant(node, "failingSince"),
        node.required("troubleTold").asBoolean());
  }

  private static ReactiveState reactive(JsonNode node) {
    var recent = new ArrayList<ReactiveState.Reading>();
    node.required("recent").forEach(reading -> recent
        .add(new ReactiveState.Reading(JsonText.instant(reading, "at"), reading.required("people").asLong())));
    return new ReactiveState(optionalInstant(node, "crowdedSince"), optionalInstant(node, "floodedSince"),
        optionalInstant(node, "quietSince"), optionalInstant(node, "busySince"), optionalInstant(node, "idleSince"),
        optionalInstant(node, "reactedAt"), node.required("level").asInt(), recent,
        optionalInstant(node, "outageUntil"));
  }

  // ---- steps ----

  static String write(Step step) {
    return JsonText.write(switch (step) {
      case Step.Raise(int min) -> JsonText.object().put("kind", "raise").put("min", min);
      case Step.Lower(int min, int desired) ->
        JsonText.object().put("kind", "lower").put("min", min).put("desired", desired);
      case Step.Book(var booking) -> booking(booking);
      case Step.Unbook(var name) -> JsonText.object().put("kind", "unbook").put("name", name);
    });
  }

  private static ObjectNode booking(Booking booking) {
    var node = JsonText.object().put("kind", "book").put("name", booking.name()).put("at", booking.at().toString())
        .put("min", booking.min());
    booking.desired().ifPresent(desired -> node.put("desired", desired));
    return node;
  }

  static Step step(String json) {
    var node = JsonText.read(json);
    var kind = JsonText.text(node, "kind");
    return switch (kind) {
      case "raise" -> new Step.Raise(node.required("min").asInt());
      case "lower" -> new Step.Lower(node.required("min").asInt(), node.required("desired").asInt());
      case "book" -> new Step.Book(new Booking(JsonText.text(node, "name"), JsonText.instant(node, "at"),
          node.required("min").asInt(), desired(node)));
      case "unbook" -> new Step.Unbook(JsonText.text(node, "name"));
      default -> throw new IllegalStateException("a step of kind " + kind);
    };
  }

  private static OptionalInt desired(JsonNode node) {
    return node.hasNonNull("desired") ? OptionalInt.of(node.get("desired").asInt()) : OptionalInt.empty();
  }
}
