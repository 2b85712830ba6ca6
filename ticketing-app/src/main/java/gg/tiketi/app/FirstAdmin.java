package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.embedded.DataFolder;
import gg.tiketi.identity.Role;
import java.io.PrintWriter;

/** The first administrator: there is no default password, so somebody gives one or it is made and shown once. */
final class FirstAdmin {
  private FirstAdmin() {}

  /** Makes the account unless there is one; without a given password only an instance with its own stores may. */
  static void make(Config config, Home home, Wiring wiring, PrintWriter out) {
    var people = new People(wiring.tiketi().identity());
    if (!people.isUnknown(config.adminEmail()) || (config.adminPassword().isEmpty() && home.folder().isEmpty())) {
      return;
    }
    var password = config.adminPassword().map(Secret::text).orElseGet(() -> DataFolder.newPassword());
    if (people.make(config.adminEmail(), password, "Admin", Role.ADMIN, wiring.now())
        && config.adminPassword().isEmpty()) {
      out.println("The first administrator, shown only now: " + config.adminEmail() + " / " + password);
    }
  }
}
