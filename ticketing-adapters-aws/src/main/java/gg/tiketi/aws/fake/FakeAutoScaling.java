package gg.tiketi.aws.fake;

import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.Faults;
import gg.tiketi.capacity.fleet.Faults.Call;
import gg.tiketi.capacity.fleet.Faults.Fault;
import gg.tiketi.capacity.fleet.GroupModel;
import gg.tiketi.capacity.fleet.GroupModel.Life;
import gg.tiketi.capacity.fleet.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Auto Scaling's query protocol over a group that is played: a form is asked, XML is answered. */
final class FakeAutoScaling {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private final String name;
  private final GroupModel group;
  private final Faults faults;

  FakeAutoScaling(String name, GroupModel group, Faults faults) {
    this.name = name;
    this.group = group;
    this.faults = faults;
  }

  Answer answer(Form form) {
    return switch (form.text("Action")) {
      case "DescribeAutoScalingGroups" -> through(Call.LOOK, this::groups);
      case "DescribeScheduledActions" -> bookings();
      case "UpdateAutoScalingGroup" ->
        through(form.number("DesiredCapacity").isPresent() ? Call.LOWER : Call.RAISE, () -> update(form));
      case "PutScheduledUpdateGroupAction" -> through(Call.BOOK, () -> book(form));
      case "DeleteScheduledAction" -> through(Call.UNBOOK,
          () -> done("DeleteScheduledAction", group.delete(form.text("ScheduledActionName"))));
      case "DescribeScalingActivities" -> activities();
      case "DescribeAutoScalingInstances" -> instance(form.text("InstanceIds.member.1"));
      case "CompleteLifecycleAction" -> complete(form.text("InstanceId"));
      default -> Answer.failure(BAD_REQUEST, "InvalidAction", form.text("Action"));
    };
  }

  private Answer through(Call call, Supplier<Answer> effect) {
    Optional<Fault> fault = faults.of(call);
    return fault.map(wrong -> switch (wrong) {
      case THROTTLED, IN_PROGRESS -> Answer.failure(BAD_REQUEST, wrong.code(), "not now");
      case CONTENDED -> Answer.failure(SERVER_ERROR, wrong.code(), "not now");
      case FORBIDDEN -> Answer.failure(FORBIDDEN, wrong.code(), "not allowed");
      case LOST -> new Answer.Silence();
      case ANSWER_LOST -> unheard(effect.get());
    }).orElseGet(effect);
  }

  /** What is answered here nobody hears. */
  private static Answer unheard(Answer answer) {
    return switch (answer) {
      case Answer.Xml(int status, var text) -> new Answer.Silence();
      case Answer.NothingToSay() -> new Answer.Silence();
      case Answer.Silence silence -> silence;
    };
  }

  // ---- writes ----

  private Answer update(Form form) {
    return done("UpdateAutoScalingGroup",
        group.update(form.number("MinSize"), form.number("MaxSize"), form.number("DesiredCapacity")));
  }

  private Answer book(Form form) {
    return done("PutScheduledUpdateGroupAction", group.put(new Booking(form.text("ScheduledActionName"),
        Instant.parse(form.text("StartTime")), form.number("MinSize").orElse(0), form.number("DesiredCapacity"))));
  }

  private Answer complete(String instance) {
    return group.mayGo(instance)
        ? result("CompleteLifecycleAction", "")
        : Answer.failure(BAD_REQUEST, "ValidationError", "No active Lifecycle Action found with instance " + instance);
  }

  private static Answer done(String action, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var id) -> result(action, "");
      case Outcome.Refused(var code, var reason) -> Answer.failure(BAD_REQUEST, code, reason);
      case Outcome.Busy(var code) -> Answer.failure(BAD_REQUEST, code, "not now");
      case Outcome.Unknown(var reason) -> new Answer.Silence();
    };
  }

  // ---- reads ----

  private Answer groups() {
    var state = group.told();
    return result("DescribeAutoScalingGroups",
        """
        <AutoScalingGroups><member><AutoScalingGroupName>%s</AutoScalingGroupName><MinSize>%d</MinSize>\
        <MaxSize>%d</MaxSize><DesiredCapacity>%d</DesiredCapacity><Instances>%s</Instances></member>\
        </AutoScalingGroups>""".formatted(name, state.min(), state.max(), state.desired(),
            members(group.toldLives())));
  }

  private String members(Map<String, Life> lives) {
    return lives.entrySet().stream().map(entry -> member(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private String member(String id, Life life) {
    return """
           <member><AutoScalingGroupName>%s</AutoScalingGroupName><InstanceId>%s</InstanceId>\
           <LifecycleState>%s</LifecycleState><HealthStatus>Healthy</HealthStatus></member>"""
        .formatted(name, id, state(life));
  }

  private static String state(Life life) {
    return switch (life) {
      case PENDING -> "Pending";
      case IN_SERVICE -> "InService";
      case LEAVING -> "Terminating:Wait";
    };
  }

  private Answer bookings() {
    return result("DescribeScheduledActions", "<ScheduledUpdateGroupActions>" + group.bookings().stream()
        .map(this::booking).collect(Collectors.joining()) + "</ScheduledUpdateGroupActions>");
  }

  private String booking(Booking booking) {
    var desired = booking.desired().isPresent()
        ? "<DesiredCapacity>" + booking.desired().getAsInt() + "</DesiredCapacity>"
        : "";
    return """
           <member><AutoScalingGroupName>%s</AutoScalingGroupName><ScheduledActionName>%s</ScheduledActionName>\
           <StartTime>%s</StartTime><MinSize>%d</MinSize>%s</member>"""
        .formatted(name, booking.name(), booking.at(), booking.min(), desired);
  }

  private Answer activities() {
    return result("DescribeScalingActivities", "<Activities>" + group.launches().entrySet().stream()
        .map(entry -> """
                      <member><AutoScalingGroupName>%s</AutoScalingGroupName>\
                      <Description>Launching a new EC2 instance: %s</Description><StartTime>%s</StartTime>\
                      <EndTime>%s</EndTime><StatusCode>Successful</StatusCode></member>""".formatted(name,
            entry.getKey(),
            entry.getValue().askedAt(), entry.getValue().serviceAt()))
        .collect(Collectors.joining()) + "</Activities>");
  }

  private Answer instance(String id) {
    var life = Optional.ofNullable(group.lives().get(id));
    return result("DescribeAutoScalingInstances", "<AutoScalingInstances>"
        + life.map(state -> member(id, state)).orElse("") + "</AutoScalingInstances>");
  }

  private static Answer result(String action, String content) {
    return new Answer.Xml(OK,
        """
        <%1$sResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><%1$sResult>%2$s</%1$sResult>\
        <ResponseMetadata><RequestId>fake</RequestId></ResponseMetadata></%1$sResponse>"""
            .formatted(action, content));
  }
}
