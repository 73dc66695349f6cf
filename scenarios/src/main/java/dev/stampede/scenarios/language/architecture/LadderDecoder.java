package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.architecture.DeferredRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code ladder}: the rungs to serve from, the first choice first. */
public final class LadderDecoder {
  /** The name under which a ladder is explained. */
  static final String NAME = "ladder";

  private static final Key<Outcomes> WHEN =
      Key.optional(
          "when",
          StatusWords.whenType(),
          "any",
          "how the rung before has to end that this one is tried");
  private static final Key<AfterFirstToken> AFTER_FIRST_TOKEN =
      Key.optional(
          "after_first_token",
          Type.words(AfterFirstToken.class),
          "stop",
          "restart: serves work again whose answer broke off in view of its owner");

  /** The keys that every rung has. */
  static final Form ANY_RUNG = Form.of("any-rung", "any rung", WHEN, AFTER_FIRST_TOKEN);

  private final Kinds<RungDecoder> kinds;
  private final ChainDecoder chains;

  LadderDecoder(Kinds<RungDecoder> kinds, ChainDecoder chains) {
    this.kinds = kinds;
    this.chains = chains;
  }

  private enum AfterFirstToken {
    STOP,
    RESTART
  }

  /** What a ladder looks like. */
  Shape shape() {
    Shape rung = Shape.either(new Shape.Element(kinds, "provider"), VendorKinds.shape());
    return new Shape.Called(NAME, new Shape.Listing(rung, 1));
  }

  List<RungSpec> read(ValueReader ladder, Names providers) {
    return read(List.of(), ladder, providers);
  }

  /** Reads a ladder whose first rungs a vendor's element has said already. */
  List<RungSpec> read(List<ValueReader> first, ValueReader ladder, Names providers) {
    Set<String> own = new LinkedHashSet<>();
    return read(first, ladder, new RungDecoder.Site(providers, own, this, chains));
  }

  /** Reads a ladder inside an architecture, of which the site knows the servers so far. */
  List<RungSpec> read(List<ValueReader> first, ValueReader ladder, RungDecoder.Site site) {
    List<ValueReader> items = new ArrayList<>(first);
    for (ValueReader item : ladder.list()) {
      Named element = item.element();
      if (VendorKinds.names().contains(element.key().text())) {
        items.addAll(vendor(item, element));
      } else {
        items.add(item);
      }
    }
    List<RungSpec> rungs = new ArrayList<>();
    for (ValueReader item : items) {
      RungSpec rung = rung(item.element(), site);
      HumanDeskSpec desk = rung.desk();
      if (desk != null && !site.own().add(desk.name())) {
        item.error(
            "an architecture has two desks called '%s'".formatted(desk.name()),
            "give each a name of its own");
      }
      if (rung instanceof DeferredRungSpec && !site.own().add(DeferredRungSpec.NAME)) {
        item.error("a ladder has at most one deferred rung", null);
      }
      rungs.add(rung);
      ladder.effective().hasElement(item.effective());
    }
    if (rungs.isEmpty() && ladder.isList() && !ladder.isFaulty()) {
      ladder.error(ladder.path() + " has no rung", "for example ladder: [north, south]");
    }
    return rungs;
  }

  private static List<ValueReader> vendor(ValueReader item, Named element) {
    Translation translation = VendorKinds.translate(element, null);
    if (translation.rungs().isEmpty() && !element.value().isFaulty()) {
      element
          .key()
          .error(
              "'%s' serves nobody".formatted(element.key().text()),
              "it is a policy: put it into the chain");
    }
    return item.translated(translation.asRungs());
  }

  private RungSpec rung(Named element, RungDecoder.Site site) {
    RungDecoder decoder = kinds.find(element.key().text());
    return decoder == null || isProvider(element, site.providers())
        ? bare(element, site.providers())
        : decoder.read(element.value(), site);
  }

  /** Providers may be called by words that became kinds of rungs later. */
  private static boolean isProvider(Named element, Names providers) {
    return !element.value().isPresent() && providers.known().contains(element.key().text());
  }

  private RungSpec bare(Named element, Names providers) {
    ValueReader key = element.key();
    String name = key.text();
    if (providers.known().contains(name)) {
      if (element.value().isPresent()) {
        key.error(
            "a rung with settings starts with its kind",
            "write {provider: {name: %s, ...}}".formatted(name));
      }
      return new ProviderRungSpec(name, RungSpec.ANY, false);
    }
    if (!providers.known().isEmpty()) {
      Set<String> rungs = new LinkedHashSet<>(providers.known());
      rungs.addAll(kinds.names());
      key.reference("provider", rungs);
    }
    return RungDecoder.STAND_IN;
  }

  static Outcomes when(MappingReader in) {
    return in.get(WHEN);
  }

  static boolean restarts(MappingReader in) {
    return in.get(AFTER_FIRST_TOKEN) == AfterFirstToken.RESTART;
  }
}
