package gg.tiketi.aws.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** CloudWatch's PutMetricData in Smithy RPC v2 CBOR: keeps the points it was given. */
final class FakeCloudWatch {
  static final String PATH = "/service/GraniteServiceVersion20100801/operation/PutMetricData";

  private final List<DataPoint> points = new CopyOnWriteArrayList<>();

  /** The points so far, in the order in which they came. */
  List<DataPoint> points() {
    return List.copyOf(points);
  }

  Answer answer(byte[] body) {
    var request = map(Cbor.read(body));
    var namespace = text(request.get("Namespace"));
    for (var datum : list(request.get("MetricData"))) {
      points.add(point(namespace, map(datum)));
    }
    return new Answer.NothingToSay();
  }

  private static DataPoint point(String namespace, Map<?, ?> datum) {
    var dimensions = new ArrayList<String>();
    for (var dimension : list(datum.get("Dimensions"))) {
      dimensions.add(text(map(dimension).get("Name")) + "=" + text(map(dimension).get("Value")));
    }
    return new DataPoint(namespace, text(datum.get("MetricName")), String.join(",", dimensions),
        Double.parseDouble(text(datum.get("Value"))), text(datum.get("Unit")));
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
