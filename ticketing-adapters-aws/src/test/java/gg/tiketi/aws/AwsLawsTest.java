package gg.tiketi.aws;

import gg.tiketi.laws.fleet.FleetLaws;
import gg.tiketi.laws.fleet.FleetParts;
import org.junit.jupiter.api.AfterAll;

/** Some sales over a group behind the SDK and the fake of the services, exactly as they go over the fleet in memory. */
class AwsLawsTest extends FleetLaws {
  private static final FakeSite SITE = new FakeSite();

  AwsLawsTest() {
    super(FleetParts.IN_MEMORY.over("aws", SITE::fleet), 1, 61);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }
}
