package dev.stampede.experiments.chunk;

import dev.stampede.engine.Digest;
import dev.stampede.models.TrialResult;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All types that a result of a trial is made of, each under a number: those that its fields name,
 * those that these name, and so on, and the few of Java's own that hold them. What is none of them
 * is neither written nor read.
 */
final class ResultTypes {

  /** Of this version, made on first use. */
  private static final class Known {
    private static final ResultTypes TYPES = new ResultTypes();
  }

  private static final String OURS = "dev.stampede.";

  private final List<Class<?>> types;
  private final Map<Class<?>, Integer> numbers = new HashMap<>();
  private final Digest shape;

  private ResultTypes() {
    Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
    visit(TrialResult.class, found);
    Collections.addAll(found, Enum.class, Number.class, Double.class, Long.class, Object[].class);
    Collections.addAll(found, ArrayList.class, EnumMap.class, TreeMap.class);
    found.add(Collections.unmodifiableMap(Map.of()).getClass());
    found.add(listOfList());
    this.types = List.copyOf(found);
    Digest digest = Digest.EMPTY;
    for (Class<?> type : types) {
      numbers.put(type, numbers.size());
      digest = shape(type, digest);
    }
    this.shape = digest;
  }

  static ResultTypes known() {
    return Known.TYPES;
  }

  /** What immutable lists are written as. */
  private static Class<?> listOfList() {
    try {
      return Class.forName("java.util.CollSer");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("every Java from 9 on has it", e);
    }
  }

  private static void visit(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType of) {
      visit(of.getRawType(), found);
      for (Type argument : of.getActualTypeArguments()) {
        visit(argument, found);
      }
    } else if (type instanceof GenericArrayType array) {
      visit(array.getGenericComponentType(), found);
    } else if (type instanceof Class<?> each) {
      visit(each, found);
    }
  }

  private static void visit(Class<?> type, Set<Class<?>> found) {
    if (type.isArray()) {
      found.add(type);
      visit(type.getComponentType(), found);
    } else if (type.getName().startsWith(OURS) && found.add(type) && !type.isEnum()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !Modifier.isTransient(field.getModifiers())) {
          visit(field.getGenericType(), found);
        }
      }
      for (Class<?> member : type.getDeclaredClasses()) { // orders of maps, say
        if (Serializable.class.isAssignableFrom(member)) {
          visit(member, found);
        }
      }
    }
  }

  private static Digest shape(Class<?> type, Digest before) {
    Digest digest = before.with(type.getName());
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        digest = digest.with(((Enum<?>) constant).name());
      }
    } else if (type.getName().startsWith(OURS)) {
      ObjectStreamClass written = ObjectStreamClass.lookup(type);
      ObjectStreamField[] fields = written == null ? new ObjectStreamField[0] : written.getFields();
      for (ObjectStreamField field : fields) {
        digest = digest.with(field.getName()).with(field.getType().getName());
      }
    }
    return digest;
  }

  /** Returns all of them, by name. */
  List<Class<?>> all() {
    return types;
  }

  /** Names and fields of all types: results of another shape cannot be read. */
  Digest shape() {
    return shape;
  }

  /**
   * Returns the number of a type.
   *
   * @throws IllegalArgumentException if no result is made of it
   */
  int number(Class<?> type) {
    Integer number = numbers.get(type);
    if (number == null) {
      throw new IllegalArgumentException("no result of a trial is made of " + type.getName());
    }
    return number;
  }

  /**
   * Returns the type of a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  Class<?> type(int number) {
    if (number < 0 || number >= types.size()) {
      throw new IllegalArgumentException("no result of a trial is made of type " + number);
    }
    return types.get(number);
  }
}
