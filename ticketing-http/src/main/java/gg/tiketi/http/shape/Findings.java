package gg.tiketi.http.shape;

import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects everything wrong with a request while it is read, and where. Used by one thread, for one request. */
final class Findings {
  /** More would help nobody and make one request's answer large. */
  private static final int MOST = 50;

  private final List<FieldError> errors = new ArrayList<>();
  private final StringBuilder path = new StringBuilder();

  /** Enters a member; give the answer back to {@link #leave}. */
  int enter(String member) {
    int before = path.length();
    if (before > 0) {
      path.append('.');
    }
    path.append(member);
    return before;
  }

  /** Enters an array's item; give the answer back to {@link #leave}. */
  int enter(int index) {
    int before = path.length();
    path.append('[').append(index).append(']');
    return before;
  }

  void leave(int before) {
    path.setLength(before);
  }

  /** Notes what is wrong here; there is no value then. */
  <T> Optional<T> wrong(FieldFault fault, Object... arguments) {
    if (errors.size() < MOST) {
      errors.add(FieldError.of(path.toString(), fault, arguments));
    }
    return Optional.empty();
  }

  /** Notes what is wrong with a member of the object read now. */
  void wrongMember(String member, FieldFault fault, Object... arguments) {
    int before = enter(shortened(member));
    wrong(fault, arguments);
    leave(before);
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** An unknown name is echoed, but not a kilobyte of it. */
  private static String shortened(String member) {
    return member.length() <= 64 ? member : member.substring(0, 64);
  }
}
