package gg.tiketi.aws;

import gg.tiketi.aws.fake.FakeAws;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Fleet;
import gg.tiketi.capacity.fleet.GroupModel;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Fakes of the services and clients of them, closed together. */
final class FakeSite implements AutoCloseable {
  static final String GROUP = "tiketi-web";

  private final Deque<Runnable> open = new ArrayDeque<>();

  FakeAws fake(GroupModel model, Faults faults) {
    var fake = new FakeAws(0, GROUP, model, faults);
    open.push(fake::close);
    return fake;
  }

  Fleet fleet(GroupModel model, Faults faults) {
    var settings = settings(fake(model, faults).endpoint());
    return new AwsFleet(clients(settings), settings);
  }

  static AwsSettings settings(URI endpoint) {
    return new AwsSettings(GROUP, "ap-northeast-2", Optional.of(endpoint), AwsSettings.NAMESPACE, Optional.empty());
  }

  AwsClients clients(AwsSettings settings) {
    var clients = new AwsClients(settings,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("fake", "fake")));
    open.push(clients::close);
    return clients;
  }

  @Override
  public void close() {
    open.forEach(Runnable::run);
    open.clear();
  }
}
