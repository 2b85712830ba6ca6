package gg.tiketi.app;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.app.config.Setting;
import gg.tiketi.app.config.Settings;
import gg.tiketi.aws.AwsMetrics;
import gg.tiketi.aws.AwsSettings;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.capacity.fleet.FleetMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The template for AWS and the image speak of things by the names that the program knows them by. */
class AwsTemplateTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static String template() throws IOException {
    return text("docs/aws-template.yaml");
  }

  private static Set<String> found(String pattern) throws IOException {
    var found = new TreeSet<String>();
    Pattern.compile(pattern).matcher(template()).results().forEach(match -> found.add(match.group(1)));
    return found;
  }

  @Test
  void every_variable_is_a_setting() throws IOException {
    var known = Settings.ALL.stream().map(Setting::variable).toList();
    assertThat(found("\\b(TIKETI_[A-Z_]+)=")).isSubsetOf(known).contains("TIKETI_SCALING", "TIKETI_AWS_GROUP",
        "TIKETI_AWS_REGION", "TIKETI_AWS_INSTANCE", "TIKETI_DATABASE_URL", "TIKETI_REDIS_URL", "TIKETI_JWT_SECRET");
  }

  @Test
  void every_metric_is_published_under_the_dimension_that_alarms_name() throws IOException {
    var published = Arrays.stream(FleetMetric.Name.values()).map(FleetMetric.Name::text).toList();
    assertThat(found("MetricName: (\\w+)")).isNotEmpty().isSubsetOf(published);
    assertThat(found("Namespace: (\\S+)")).containsExactly(AwsSettings.NAMESPACE);
    assertThat(found("cloudwatch:namespace\": ([^}]+)")).containsExactly(AwsSettings.NAMESPACE);
    assertThat(found("Dimensions: \\[\\{Name: (\\w+)")).containsExactly(AwsMetrics.GROUP);
    assertThat(found("Statistic: (\\w+)")).doesNotContain("Sum");
  }

  @Test
  void everything_that_is_spoken_of_is_there() throws IOException {
    var there = found("(?m)^  (\\w+):(?: !\\w+ .*)?$");
    assertThat(found("!Ref (\\w+)\\b(?!:)")).contains("Group", "NoticeTopic").isSubsetOf(there);
    assertThat(found("!GetAtt (\\w+)\\.")).contains("Balancer").isSubsetOf(there);
    assertThat(found("!If \\[(\\w+),")).contains("Noticed").isSubsetOf(there);
    assertThat(found("Condition: (\\w+)")).contains("TargetTracking").isSubsetOf(there);
    assertThat(found("- (Scaling): !If")).containsExactly("Scaling");
    there.add("Scaling");
    assertThat(found("\\$\\{(\\w+)\\}")).contains("Image").isSubsetOf(there);
  }

  @Test
  void no_machine_is_replaced_because_the_database_is_away() throws IOException {
    assertThat(found("HealthCheckType: (\\w+)")).containsExactly("EC2");
  }

  @Test
  void who_runs_there_may_do_what_it_does_and_nothing_else() throws IOException {
    assertThat(found("(?m)^ +- (autoscaling:\\w+)$")).containsExactly("autoscaling:CompleteLifecycleAction",
        "autoscaling:DeleteScheduledAction",
        "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeScalingActivities", "autoscaling:DescribeScheduledActions",
        "autoscaling:PutScheduledUpdateGroupAction", "autoscaling:UpdateAutoScalingGroup");
  }

  @Test
  void the_hook_the_bounds_and_the_probe_are_those_of_the_program() throws IOException {
    assertThat(found("LifecycleHookName: (\\S+)")).containsExactly(AwsSettings.DEPARTURE_HOOK);
    assertThat(template()).contains("HealthCheckPath: /readyz").contains("Port: 8080")
        .contains("Default: " + SizingRule.DEFAULT.usersPerInstance())
        .contains("Default: " + SizingRule.DEFAULT.max());
  }

  @Test
  void the_page_about_aws_names_every_setting_of_it() throws IOException {
    var settings = Settings.ALL.stream().map(Setting::flag)
        .filter(flag -> flag.startsWith("--aws-") || flag.equals("--scaling")).toList();
    assertThat(settings).hasSize(6).allSatisfy(flag -> assertThat(text("docs/aws.md")).contains("`" + flag + "`"));
  }

  @Test
  void the_image_runs_the_fat_jar() throws IOException {
    assertThat(text("ticketing-app/Dockerfile")).contains("ticketing-app/target/ticketing-app-*-all.jar")
        .contains("CMD [\"serve\"]").contains("EXPOSE 8080").contains("USER tiketi");
    assertThat(text("ticketing-app/pom.xml")).contains("<shadedClassifierName>all</shadedClassifierName>");
  }
}
