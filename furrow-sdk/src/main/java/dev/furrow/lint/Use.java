package dev.furrow.lint;

import java.util.List;

/// An instruction that uses something of another class.
sealed interface Use {
    /// Where in the method's code it is.
    int offset();

    /// The source line; 0 where it is not known.
    int line();

    /// Calls a method or a constructor.
    record Call(Member target, int offset, int line) implements Use {
        /// Such instructions are as long as this, those through an interface two bytes longer.
        static final int DYNAMIC_LENGTH = 5;
    }

    /// Makes a lambda, or something else that a bootstrap method knows of.
    record Dynamic(List<Member> targets, int offset, int line) implements Use {}

    /// Reads or writes a static field.
    record StaticField(Member field, boolean write, int offset, int line) implements Use {}

    /// A method or field.
    ///
    /// @param owner its class, with slashes
    /// @param name its name
    /// @param descriptor its type
    record Member(String owner, String name, String descriptor) {
        /// `Class.name`, for people.
        String describe() {
            String simple = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
            return name.equals("<init>") ? "new " + simple : simple + "." + name;
        }
    }
}
