package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaCommandTest extends CommandLineTestCase {

  private static final String LINE = "# yaml-language-server: $schema=";
  private static final Path SPECS = Path.of("..", "examples", "specs");
  private static final Path SHIPPED = SPECS.resolve("spec.schema.json");

  private static JsonSchema shipped;

  @BeforeAll
  static void readTheShippedSchema() throws IOException {
    shipped = schema(Files.readString(SHIPPED));
  }

  private static JsonSchema schema(String text) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
  }

  private static List<String> problems(JsonSchema schema, String yaml) {
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void theShippedSchemaIsWhatTheCommandPrints() throws IOException {
    JvmProcess.Output output = rnn("schema");
    assertThat(output.code()).isZero();
    assertThat(output.out())
        .as("write it again: rnn schema --output examples/specs/spec.schema.json --overwrite")
        .isEqualTo(Files.readString(SHIPPED));
  }

  @Test
  void everyShippedSpecBeginsWithTheLineThatLeadsAnEditorToTheSchema() throws IOException {
    for (Path spec : yaml(SPECS)) {
      String first = Files.readAllLines(spec).get(0);
      assertThat(first).as(spec.toString()).startsWith(LINE);
      assertThat(spec.resolveSibling(first.substring(LINE.length())).normalize())
          .as(spec.toString())
          .isEqualTo(SHIPPED.normalize());
    }
  }

  @Test
  void everySpecOfTheProjectValidates() throws IOException {
    List<Path> specs = new ArrayList<>(yaml(Path.of("..", "examples")));
    specs.addAll(yaml(Path.of("..", "rnn-forecast", "src", "test", "resources")));
    specs.addAll(yaml(Path.of("bin")));
    assertThat(specs).hasSizeGreaterThan(40);
    for (Path spec : specs) {
      assertThat(problems(shipped, Files.readString(spec))).as(spec.toString()).isEmpty();
    }
  }

  @Test
  void whatIsWrittenOfASpecValidates() throws IOException {
    Path spec = writeExperiment();
    String resolved = rnn("validate", spec).out();
    assertThat(problems(shipped, resolved)).isEmpty();
  }

  @Test
  void wrongSpecsDoNotValidate() throws IOException {
    assertThat(problems(shipped, SPEC)).isEmpty();
    for (String[] change :
        new String[][] {
          {"training: {", "training: {epoch: 3, "}, // an unknown key
          {"horizon: 3", "horizon: three"}, // a wrong type
          {"horizon: 3", "horizon: 0"}, // out of range
          {"learning-rate: 0.01", "learning-rate: 0.01, momentum: 0.9"}, // another's option
          {"cell: gru", "cell: gru2"}, // an unknown name
          {"strategy: direct", "strategy: [direct]"},
          {"name: small", "nam: small"},
          {"version: 1", "version: 2"}
        }) {
      String wrong = SPEC.replace(change[0], change[1]);
      assertThat(problems(shipped, wrong)).as(change[1]).isNotEmpty();
    }
  }

  @Test
  void whatAPluginProvidesIsInTheSchema() throws IOException {
    Path plugins = folder.resolve("plugins");
    PluginJar.ofExample().build(plugins.resolve("mgu-1.0.0.jar"));
    String wanted = SPEC.replace("cell: gru", "cell: mgu");
    assertThat(problems(schema(rnn("schema", "--plugins", plugins).out()), wanted)).isEmpty();
    assertThat(problems(shipped, wanted)).isNotEmpty();
  }

  @Test
  void theSchemaGoesIntoAFileThatIsNotThereYet() throws IOException {
    Path file = folder.resolve("spec.schema.json");
    assertThat(rnn("schema", "--output", file).code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(Files.readString(SHIPPED));
    JvmProcess.Output again = rnn("schema", "--output", file);
    assertThat(again.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(again.err()).contains("exists already").contains("--overwrite");
    Files.writeString(file, "{}");
    assertThat(rnn("schema", "--output", file, "--overwrite").code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(Files.readString(SHIPPED));
  }
}
