package gg.tiketi.app.page;

/** A report as one HTML page: no script, nothing from elsewhere, light or dark as the reader's system is. */
public final class ReportPage {
  private static final String STYLE = """
                                      :root { color-scheme: light dark; --ink: #1d2430; --soft: #667085; --line: #d9dee6;
                                        --few: #c01048; --many: #4f6bed; --need: #0e9384; --third: #b54708;
                                        --paper: #ffffff; }
                                      @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #98a2b3;
                                        --line: #344054; --few: #fd6f8e; --many: #8098f9; --need: #2ed3b7;
                                        --third: #fdb022; --paper: #101828; } }
                                      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem;
                                        padding: 0 1rem; color: var(--ink); background: var(--paper); }
                                      h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
                                      p, figcaption { color: var(--soft); white-space: pre-line; } figure { margin: 0; }
                                      .bad { color: var(--few); } .good { color: var(--need); }
                                      table { border-collapse: collapse; width: 100%; }
                                      th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
                                        font-variant-numeric: tabular-nums; }
                                      td:first-child, th:first-child { text-align: left; }
                                      svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; }
                                      svg .grid { stroke: var(--line); } svg .few { fill: var(--few); }
                                      svg .many { fill: var(--many); } svg .need { stroke: var(--need); fill: none;
                                        stroke-width: 1.5; } svg .planned { fill: var(--many); opacity: .7; }
                                      svg .short { fill: var(--few); } svg .curve { fill: none; stroke-width: 1.5; }
                                      svg .first { stroke: var(--many); } svg .second { stroke: var(--few); }
                                      svg .third { stroke: var(--need); } svg .fourth { stroke: var(--third); }
                                      """;

  private final StringBuilder page = new StringBuilder();

  /** An empty page of this title. */
  public ReportPage(String title) {
    add("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + safe(title) + "</title>");
    add("<meta name=\"viewport\" content=\"width=device-width\"><style>\n" + STYLE + "</style></head><body>");
  }

  /** Adds a piece of HTML. */
  public void add(String html) {
    page.append(html).append('\n');
  }

  /** Adds a drawing with what it shows. */
  public void figure(String drawing, String caption) {
    add("<figure>" + drawing + "<figcaption>" + caption + "</figcaption></figure>");
  }

  /** The whole page. */
  public String written() {
    return page + "</body></html>\n";
  }

  /** A text as it may stand in HTML. */
  public static String safe(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
