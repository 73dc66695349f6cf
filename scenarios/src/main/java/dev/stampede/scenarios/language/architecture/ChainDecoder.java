package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code chain}: the policies around each call to a provider, outermost first. */
final class ChainDecoder {
  private final Kinds<PolicyDecoder> kinds;

  ChainDecoder(Kinds<PolicyDecoder> kinds) {
    this.kinds = kinds;
  }

  /** What a chain looks like. */
  Shape shape() {
    return new Shape.Called(
        "chain",
        new Shape.Listing(Shape.either(new Shape.Element(kinds, ""), VendorKinds.shape()), 0));
  }

  /**
   * What a chain says.
   *
   * @param policies outermost first
   * @param rungs elements of a ladder, where the last element of the chain is a vendor's that also
   *     says who serves
   * @param unclear whether a vendor's element is faulty, so that it may have meant to say it
   */
  record Chain(List<PolicySpec> policies, List<ValueReader> rungs, boolean unclear) {}

  /** Reads the chain of an architecture, which may say who serves. */
  Chain readWithRungs(ValueReader chain, Names providers) {
    List<PolicySpec> policies = new ArrayList<>();
    List<ValueReader> rungs = new ArrayList<>();
    boolean unclear = false;
    List<ValueReader> items = chain.list();
    List<Named> elements = items.stream().map(ValueReader::element).toList();
    for (int i = 0; i < items.size(); i++) {
      ValueReader item = items.get(i);
      if (!rungs.isEmpty()) {
        item.error("nothing can be inside what says who serves", "put it further up");
      }
      Named element = elements.get(i);
      if (VendorKinds.names().contains(element.key().text())) {
        Named next = i + 1 < items.size() ? elements.get(i + 1) : null;
        Translation vendor = VendorKinds.translate(element, next);
        unclear |= element.value().isFaulty();
        if (vendor.rungs().isEmpty()) {
          for (ValueReader part : item.translated(vendor.chain())) {
            policies.add(policy(part.element(), providers));
            chain.effective().hasElement(part.effective());
          }
        } else {
          rungs.addAll(item.translated(vendor.asRungs()));
        }
      } else {
        policies.add(policy(element, providers));
        chain.effective().hasElement(item.effective());
      }
    }
    return new Chain(policies, rungs, unclear);
  }

  /** Reads a chain around what is known to serve. */
  List<PolicySpec> read(ValueReader chain, Names providers) {
    Chain read = readWithRungs(chain, providers);
    if (!read.rungs().isEmpty()) {
      chain.error("who serves is said by others here", "only an architecture's chain can say it");
    }
    return read.policies();
  }

  private PolicySpec policy(Named element, Names providers) {
    ValueReader key = element.key();
    PolicyDecoder decoder = kinds.find(key.text());
    if (decoder == null) {
      Set<String> known = key.text().contains(".") ? VendorKinds.names() : kinds.names();
      key.reference("policy", known);
      return PolicyDecoder.STAND_IN;
    }
    return decoder.read(element.value(), providers);
  }
}
