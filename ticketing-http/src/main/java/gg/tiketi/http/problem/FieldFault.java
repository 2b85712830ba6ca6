package gg.tiketi.http.problem;

import java.util.List;
import java.util.Locale;

/** What can be wrong with one field. The code is the name in lower case; {@code {0}}, {@code {1}} stand for arguments. */
public enum FieldFault {
  REQUIRED("필수 항목입니다.", "This field is required."),
  UNKNOWN("알 수 없는 항목입니다.", "This field is not known here."),
  DUPLICATE("같은 항목이 두 번 들어 있습니다.", "This field was given twice."),
  WRONG_TYPE("{0} 형식이어야 합니다.", "This must be {1}."),
  BLANK("비워 둘 수 없습니다.", "This must not be blank."),
  TOO_SHORT("{0}자 이상이어야 합니다.", "At least {0} characters are needed."),
  TOO_LONG("{0}자 이하여야 합니다.", "At most {0} characters are allowed."),
  FORMAT("형식이 올바르지 않습니다.", "The format is not right."),
  CHARACTERS("사용할 수 없는 문자가 들어 있습니다.", "It contains characters that are not allowed."),
  TOO_SMALL("{0} 이상이어야 합니다.", "It must be at least {0}."),
  TOO_LARGE("{0} 이하여야 합니다.", "It must be at most {0}."),
  NOT_A_CHOICE("다음 중 하나여야 합니다: {0}", "It must be one of: {0}"),
  TOO_FEW("{0}개 이상이어야 합니다.", "At least {0} are needed."),
  TOO_MANY("{0}개 이하여야 합니다.", "At most {0} are allowed."),
  NOT_UNIQUE("같은 값이 두 번 들어 있습니다.", "The same value is given twice."),
  EXACTLY_ONE("다음 중 정확히 하나만 보내 주세요: {0}", "Send exactly one of: {0}"),
  AT_MOST_ONE("다음 중 하나만 보낼 수 있습니다: {0}", "Send at most one of: {0}"),
  AT_LEAST_ONE("다음 중 하나 이상이 필요합니다: {0}", "Send at least one of: {0}"),
  ORDER("{0}보다 뒤여야 합니다.", "It must come after {0}."),
  NOT_THERE("존재하지 않습니다.", "There is no such thing here."),
  CONFLICT("다른 항목과 맞지 않습니다.", "It does not fit the rest.");

  private final String korean;
  private final String english;

  FieldFault(String korean, String english) {
    this.korean = korean;
    this.english = english;
  }

  /** The stable code, such as {@code too_short}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The sentence for people. */
  public String message(Language language, List<String> arguments) {
    String text = language == Language.KOREAN ? korean : english;
    for (int i = 0; i < arguments.size(); i++) {
      text = text.replace("{" + i + "}", arguments.get(i));
    }
    return text;
  }
}
