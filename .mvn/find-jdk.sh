# Sourced by ./furrow and ./mvnw: sets JAVA_HOME to a JDK of version 25 or newer, or fails with one sentence.
# Looks at JAVA_HOME, then PATH, then the places where systems usually keep their JDKs; the first that fits wins.

furrow_jdk_version() {
  # The "release" file answers without starting a JVM.
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

furrow_jdk_fits() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  furrow_version=$(furrow_jdk_version "$1")
  [ -n "$furrow_version" ] && [ "$furrow_version" -ge 25 ]
}

furrow_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && furrow_jdk_fits "$JAVA_HOME"; then return 0; fi
  furrow_javac=$(command -v javac 2>/dev/null) || furrow_javac=
  if [ -n "$furrow_javac" ]; then
    furrow_home=$(dirname "$(dirname "$(readlink -f "$furrow_javac" 2>/dev/null || echo "$furrow_javac")")")
    if furrow_jdk_fits "$furrow_home"; then JAVA_HOME=$furrow_home; export JAVA_HOME; return 0; fi
  fi
  if [ -x /usr/libexec/java_home ]; then
    furrow_home=$(/usr/libexec/java_home -v 25+ 2>/dev/null) || furrow_home=
    if [ -n "$furrow_home" ] && furrow_jdk_fits "$furrow_home"; then JAVA_HOME=$furrow_home; export JAVA_HOME; return 0; fi
  fi
  for furrow_home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* "${HOME:-/nonexistent}"/.asdf/installs/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if furrow_jdk_fits "$furrow_home"; then JAVA_HOME=$furrow_home; export JAVA_HOME; return 0; fi
  done
  echo "Furrow needs a JDK of version 25 or newer, and none was found in JAVA_HOME, PATH or the usual places: install one (for example Eclipse Temurin 25, https://adoptium.net) or set JAVA_HOME." >&2
  return 1
}
