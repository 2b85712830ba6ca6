package gg.tiketi.laws;

/** Laws that are proved over one adapter. */
public interface OverAdapter {
  /** The adapter's name in the table of laws. */
  String adapterName();
}
