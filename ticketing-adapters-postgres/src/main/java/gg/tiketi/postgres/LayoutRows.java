package gg.tiketi.postgres;

import static gg.tiketi.postgres.JsonText.text;

import com.fasterxml.jackson.databind.JsonNode;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.kernel.LayoutId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.statement.SqlStatement;

/** Seat layouts as rows, with sections and features as JSON. */
final class LayoutRows {
  private LayoutRows() {}

  static <S extends SqlStatement<S>> S bind(S statement, SeatLayout layout) {
    return statement.bind("id", layout.id().value()).bind("name", layout.name())
        .bind("description", layout.description()).bind("sections", sections(layout.sections()))
        .bind("features", features(layout.features()));
  }

  static SeatLayout read(ResultSet row) throws SQLException {
    return new SeatLayout(new LayoutId(Columns.uuid(row, "layout_id")), row.getString("layout_name"),
        row.getString("layout_description"), readSections(JsonText.read(row.getString("sections"))),
        readFeatures(JsonText.read(row.getString("features"))));
  }

  /** The layout of a row that may have none. */
  static Optional<SeatLayout> readIfAny(ResultSet row) throws SQLException {
    return row.getObject("layout_id") == null ? Optional.empty() : Optional.of(read(row));
  }

  private static String sections(List<Section> sections) {
    var array = JsonText.array();
    sections.forEach(section -> array.addObject().put("name", section.name()).put("rows", section.rows())
        .put("seatsPerRow", section.seatsPerRow()).put("price", section.price()).put("startRow", section.startRow()));
    return JsonText.write(array);
  }

  private static List<Section> readSections(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> new Section(text(node, "name"), node.required("rows").asInt(),
            node.required("seatsPerRow").asInt(), node.required("price").asLong(), node.required("startRow").asInt()))
        .toList();
  }

  private static String features(Map<Integer, Set<SeatFeature>> features) {
    var node = JsonText.object();
    features.forEach((index, set) -> {
      var names = node.putArray(index.toString());
      set.stream().sorted().forEach(feature -> names.add(feature.name()));
    });
    return JsonText.write(node);
  }

  private static Map<Integer, Set<SeatFeature>> readFeatures(JsonNode node) {
    var features = new TreeMap<Integer, Set<SeatFeature>>();
    node.properties().forEach(entry -> {
      var set = new HashSet<SeatFeature>();
      entry.getValue().forEach(name -> set.add(SeatFeature.valueOf(name.asText())));
      features.put(Integer.valueOf(entry.getKey()), set);
    });
    return features;
  }
}
