package gg.tiketi.app.rush;

import java.util.List;

/** Where the accounts of a rush come from. */
interface Crowd {
  /** Makes so many new accounts and tokens for them. */
  List<Person> people(int count);

  /** The access token of an administrator, who opens the sale. */
  String admin();
}
