# Shared by the scripts of this folder: where the project is, its Maven, and the packaged application.
set -euo pipefail
# A folder named from where the caller stands stays that folder.
case "${YIPANQI_DATA:-}" in
  "" | /*) ;;
  *) export YIPANQI_DATA="$PWD/$YIPANQI_DATA" ;;
esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8

usage() { # usage "one line about the script" "$@"
  local about=$1
  shift
  for arg in "$@"; do
    if [ "$arg" = "--help" ] || [ "$arg" = "-h" ]; then
      echo "$about"
      exit 0
    fi
  done
}

# The wrapper needs to fetch Maven once; where a Maven of 3.8 or later is installed anyway, that one does.
maven() {
  if [ -d "${MAVEN_USER_HOME:-$HOME/.m2}/wrapper/dists" ] || ! command -v mvn >/dev/null 2>&1; then
    sh ./mvnw -B "$@"
  else
    mvn -B "$@"
  fi
}

# Packages the application if a source is newer than the package.
package() {
  jar=target/yipanqi.jar
  if [ ! -f "$jar" ] || [ -n "$(find pom.xml src/main -newer "$jar" -print -quit)" ]; then
    echo "Building (a minute or two) ..." >&2
    maven -q -DskipTests package
  fi
}
