package dev.stampede.scenarios.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.serve.Mailbox.Letter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private static final long LONG = 60_000;

  private final Mailbox mail = new Mailbox();

  @Test
  void aSlowReader_getsTheLastOfEachKind() throws Exception {
    int reader = mail.open();
    for (int i = 1; i <= 1000; i++) {
      mail.put(new Letter("result", i, "r" + i));
    }
    mail.put(new Letter("done", 1000, ""));

    assertThat(mail.take(reader, LONG).orElseThrow())
        .containsExactly(new Letter("result", 1000, "r1000"), new Letter("done", 1000, ""));
    assertThat(mail.take(reader, 1)).contains(List.of());
  }

  @Test
  void whoComesAgain_hearsWhereThingsStand() throws Exception {
    int first = mail.open();
    mail.put(new Letter("result", 1, "r"));
    mail.take(first, LONG);
    int second = mail.open();

    assertThat(mail.take(first, LONG)).isEmpty();
    assertThat(mail.isReadBy(first)).isFalse();
    assertThat(mail.take(second, LONG).orElseThrow()).hasSize(1);
  }

  @Test
  void aReaderThatWaits_isWokenByNewsAndByTheEnd() throws Exception {
    int reader = mail.open();
    CompletableFuture<Optional<List<Letter>>> news =
        CompletableFuture.supplyAsync(() -> take(reader));
    mail.put(new Letter("done", 1, "7"));
    assertThat(news.get().orElseThrow()).hasSize(1);

    CompletableFuture<Optional<List<Letter>>> end =
        CompletableFuture.supplyAsync(() -> take(reader));
    mail.close();
    assertThat(end.get()).isEmpty();
  }

  @Test
  void theLastWords_areHeardBeforeTheEnd() throws Exception {
    int reader = mail.open();
    mail.put(new Letter("gone", 1, ""));
    mail.close();
    assertThat(mail.take(reader, LONG).orElseThrow()).hasSize(1);
    assertThat(mail.take(reader, LONG)).isEmpty();
  }

  private Optional<List<Letter>> take(int reader) {
    try {
      return mail.take(reader, LONG);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
