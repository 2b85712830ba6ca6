package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.TestServer;
import gg.tiketi.queue.InMemoryWaitingLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A socket tells; it neither obtains seats nor moves anybody in a line. */
class AroundTheQueueBySocketTest {
  @Test
  void no_frame_leads_around_the_queue() {
    try (var server = TestServer.over(new InMemoryWaitingLine())) {
      var admin = server.admin();
      String event = server.seatEvent(admin);
      admin.send("PATCH", "/api/queue/admin/" + event, "{\"threshold\":1}");
      String admission = server.person().enter(event);
      server.call();
      var outsider = server.person();
      outsider.check(event);
      try (var ear = Ear.open(server.wire())) {
        assertThat(ear.say("authenticate", "{\"token\":\"" + admission + "\"}").at("/data/code").asText())
            .isEqualTo("authentication_required");
        assertThat(ear.say("authenticate", "{\"token\":\"" + outsider.token() + "\"}").get("event").asText())
            .isEqualTo("ack");
        for (String frame : List.of("reserve", "seats/reserve", "queue-entry-allowed", "check", "claim", "enter")) {
          assertThat(ear.say(frame, "{\"eventId\":\"" + event + "\"}").get("event").asText()).isEqualTo("error");
        }
        ear.say("join-queue", "{\"eventId\":\"" + event + "\"}");
        ear.say("join-queue", "{\"eventId\":\"" + event + "\",\"admission\":\"" + admission + "\"}");
        ear.say("seat-selection-changed", "{\"eventId\":\"" + event + "\",\"seats\":[\"7\"]}");
        ear.say("ping", "{}");
        server.tell();
        ear.say("ping", "{}");
        assertThat(ear.all("queue-entry-allowed")).isEmpty();
      }
      assertThat(outsider.check(event).json().get("state").asText()).isEqualTo("waiting");
      assertThat(outsider.get("/api/reservations/my").json().at("/pagination/total").asInt()).isZero();
      assertThat(server.wire().get("/api/events/" + event).json().at("/event/available").asInt()).isEqualTo(265);
    }
  }
}
