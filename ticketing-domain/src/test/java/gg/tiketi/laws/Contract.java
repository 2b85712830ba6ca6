package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;

/** Laws of one port, written once and proved over every adapter. A test named after a law proves that law. */
@ExtendWith(LawLedger.class)
public abstract class Contract implements OverAdapter {
  private final Adapter adapter;

  protected Contract(Adapter adapter) {
    this.adapter = adapter;
  }

  @Override
  public String adapterName() {
    return adapter.name();
  }

  Adapter adapter() {
    return adapter;
  }

  World world() {
    return adapter.world(1);
  }

  /** No random history over this adapter broke the law. */
  void holdsInHistories(String law) {
    var ruling = Histories.of(adapter);
    assertThat(ruling.of(law)).as("breaches of " + law).isEmpty();
    ruling.broken().ifPresent(fault -> {
      throw new IllegalStateException("a history broke off", fault);
    });
  }
}
