# Sourced by ./run and ./test, which set root: finds a JDK of 21 or newer and exports JAVA_HOME.
# Order: JAVA_HOME, the java on PATH, then the usual JVM folders of Debian, Fedora, SDKMAN and macOS.

# The feature version of the JDK in $1, or nothing.
jdk_version() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# The home of the javac on PATH, through any symbolic links.
jdk_on_path() {
  if javac=$(command -v javac) && javac=$(readlink -f "$javac"); then
    dirname "$(dirname "$javac")"
  fi
}

find_jdk() {
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(jdk_version "$home")
    if [ "${version:-0}" -ge 21 ]; then
      echo "$home"
      return
    fi
  done
  return 1
}

if ! JAVA_HOME=$(find_jdk); then
  cat >&2 <<MESSAGE
fstore needs a JDK of version 21 or newer, and found none in JAVA_HOME, on PATH or in the usual JVM folders.
Install one, for example:
  Debian, Ubuntu   sudo apt-get install openjdk-21-jdk-headless
  Fedora           sudo dnf install java-21-openjdk-devel
  macOS            brew install openjdk@21
  anywhere         https://adoptium.net, and set JAVA_HOME to it
MESSAGE
  exit 1
fi
export JAVA_HOME

# PostgreSQL does not run as root; see nobody/unshare.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null && ! unshare -U true 2>/dev/null; then
  PATH=$root/.mvn/nobody:$PATH
  export PATH
fi
