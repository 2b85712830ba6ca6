package gg.tiketi.http.shape;

import gg.tiketi.http.problem.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many of some fields of one object may come together. */
record Together(Set<String> names, int least, int most) {
  Together {
    names = new LinkedHashSet<>(names);
  }

  /** Notes it when too few or too many of the fields were sent. */
  void judge(Set<String> sent, Findings findings) {
    List<String> together = names.stream().filter(sent::contains).toList();
    if (together.size() < least || together.size() > most) {
      String at = together.isEmpty() ? names.iterator().next() : together.getLast();
      findings.wrongMember(at, fault(), String.join(", ", names));
    }
  }

  private FieldFault fault() {
    if (least == 0) {
      return FieldFault.AT_MOST_ONE;
    }
    return most == 1 ? FieldFault.EXACTLY_ONE : FieldFault.AT_LEAST_ONE;
  }

  Map<String, Object> schema() {
    List<Object> one = new ArrayList<>(names.stream().map(each -> Map.of("required", List.of(each))).toList());
    if (least == 0) {
      one.add(Map.of("not", Map.of("anyOf", List.copyOf(one))));
    }
    return Map.of(most == 1 ? "oneOf" : "anyOf", one);
  }
}
