package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {

  private static final Door DOOR = new Door(8080, "secret");

  private static int status(String method, String path, Headers headers) {
    return DOOR.refusal(method, path, headers).map(Refusal::status).orElse(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "GET  | /secret/  | 127.0.0.1:8080    | -                          | -           | 200",
        "GET  | /secret/  | localhost:8080    | -                          | none        | 200",
        "GET  | /secret/x | 127.0.0.1:8080    | http://127.0.0.1:8080      | same-origin | 200",
        "POST | /secret/x | 127.0.0.1:8080    | http://127.0.0.1:8080      | same-origin | 200",
        "POST | /secret/x | 127.0.0.1:8080    | http://127.0.0.1:8080      | -           | 200",
        // a name of someone else's that points here
        "GET  | /secret/  | evil.example:8080 | -                          | none        | 403",
        "GET  | /secret/  | 127.0.0.1         | -                          | none        | 403",
        "GET  | /secret/  | 127.0.0.1:8081    | -                          | none        | 403",
        "GET  | /secret/  | -                 | -                          | none        | 403",
        // another page of the same browser
        "GET  | /secret/  | 127.0.0.1:8080    | https://evil.example       | cross-site  | 403",
        "GET  | /secret/  | 127.0.0.1:8080    | -                          | cross-site  | 403",
        "GET  | /secret/  | 127.0.0.1:8080    | -                          | same-site   | 403",
        "POST | /secret/x | 127.0.0.1:8080    | -                          | -           | 403",
        "POST | /secret/x | 127.0.0.1:8080    | null                       | -           | 403",
        "POST | /secret/x | 127.0.0.1:8080    | http://127.0.0.1:8081      | -           | 403",
        "POST | /secret/x | 127.0.0.1:8080    | http://127.0.0.1:8080.evil | -           | 403",
        // who does not know the address
        "GET  | /         | 127.0.0.1:8080    | -                          | none        | 404",
        "GET  | /secret   | 127.0.0.1:8080    | -                          | none        | 404",
        "GET  | /secre/   | 127.0.0.1:8080    | -                          | none        | 404",
        "GET  | /Secret/  | 127.0.0.1:8080    | -                          | none        | 404",
        "GET  | //secret/ | 127.0.0.1:8080    | -                          | none        | 404",
      })
  void whoMayAsk(String method, String path, String host, String origin, String site, int status) {
    Headers headers = new Headers();
    if (host != null) {
      headers.add("Host", host);
    }
    if (origin != null) {
      headers.add("Origin", origin);
    }
    if (site != null) {
      headers.add("Sec-Fetch-Site", site);
    }
    assertThat(status(method, path, headers)).isEqualTo(status);
  }

  @Test
  void twoHosts_areNone() {
    Headers headers = new Headers();
    headers.add("Host", "127.0.0.1:8080");
    headers.add("Host", "evil.example");
    assertThat(status("GET", "/secret/", headers)).isEqualTo(403);
  }

  @Test
  void secrets_areLongAndDiffer() {
    assertThat(Door.at(1).secret()).hasSize(22).isNotEqualTo(Door.at(1).secret());
  }
}
