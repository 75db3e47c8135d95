package dev.furrow.lint;

/// A call in workflow code that would not do the same in a replay.
///
/// @param className the class that holds the call
/// @param method its method
/// @param file the source file, or the class's simple name where it is not known
/// @param line in that file; 0 where it is not known
/// @param call what is called
/// @param instead what to use in its place
public record Finding(String className, String method, String file, int line, String call, String instead) {

    /// One line for people, with the place in the form that development environments make a link of.
    @Override
    public String toString() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return simple + "." + method + "(" + file + ":" + line + ") uses " + call + "; " + instead;
    }
}
