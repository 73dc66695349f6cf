package dev.stampede.scenarios.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, a polite kill, or a terminal that was closed: the first one asks what is under way to
 * stop, so that what is complete can still be written; the second one ends the process at once.
 *
 * <p>A shutdown hook would not do: once the JVM is going down, fonts and pictures can no longer be
 * loaded. Signals can be handled only through {@code sun.misc.Signal}, which every JDK has (module
 * jdk.unsupported) and javac warns of; hence by reflection. Where it is missing, a signal ends the
 * process as usual.
 */
public final class Interrupt {

  private final Runnable action;
  private final AtomicBoolean seen = new AtomicBoolean();
  private final Map<String, Object> earlierHandlers = new HashMap<>();

  private Interrupt(Runnable action) {
    this.action = action;
  }

  /** Has something done at the first signal, until this is closed. */
  public static Interrupt calls(Runnable action) {
    Interrupt interrupt = new Interrupt(action);
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      interrupt.listen(signal);
    }
    return interrupt;
  }

  private void listen(String signal) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Interrupt.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> answer(proxy, method, arguments));
      earlierHandlers.put(signal, handle(signal, handlerType, handler));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // This JDK, or whoever started it (nohup), keeps the signal to itself.
      return;
    }
  }

  private Object answer(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        if (seen.getAndSet(true)) {
          Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        action.run();
        yield ""; // nobody looks at what a void method returns
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "handler of interrupts";
    };
  }

  private static Object handle(String signal, Class<?> handlerType, Object handler)
      throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Object number = signalType.getConstructor(String.class).newInstance(signal);
    try {
      return signalType.getMethod("handle", signalType, handlerType).invoke(null, number, handler);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("signal " + signal + " cannot be handled", e);
    }
  }

  /** Leaves signals to whoever handled them before. */
  public void close() {
    earlierHandlers.forEach(
        (signal, handler) -> {
          try {
            handle(signal, Class.forName("sun.misc.SignalHandler"), handler);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
    earlierHandlers.clear();
  }
}
