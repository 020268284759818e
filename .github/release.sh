#!/usr/bin/env bash
# The steps of a release that a person can run as well: `bash .github/release.sh STEP`.
set -euo pipefail
cd "$(dirname "$0")/.."

version() {
  sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml
}

fail() { echo "error: $*" >&2; exit 1; }

# The packages in the order of their dependencies.
packages() {
  echo "-p copperplate-pattern -p copperplate-runtime -p copperplate -p copperplate-mock -p copperplate-reference -p copperplate-cli"
}

# The text of the changelog about one version.
notes() {
  local wanted=${1#v}
  awk -v heading="## $wanted - " 'index($0, "## ") == 1 { on = index($0, heading) == 1; next } on' CHANGELOG.md
}

check_version() {
  local tag=$1
  [ "$tag" = "v$(version)" ] || fail "the tag is $tag, and Cargo.toml has $(version)"
  grep -qE "^## $(version) - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md \
    || fail "CHANGELOG.md has no heading \"## $(version) - YEAR-MONTH-DAY\""
  [ -n "$(notes "$tag" | tr -d '[:space:]')" ] || fail "CHANGELOG.md says nothing about $(version)"
}

# Builds the program in a folder of its own. Paths of the machine are not in the program.
build() {
  RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" \
    cargo build --release --locked -p copperplate-cli --bin copperplate --target-dir "$1"
}

# Packages, programs, lists of parts, and the digests of all of them.
artefacts() {
  local out=$1 target
  target=$(rustc -vV | sed -n 's/^host: //p')
  mkdir -p "$out"
  # shellcheck disable=SC2046
  cargo package --locked $(packages)
  cp target/package/*.crate "$out/"
  build target/release-first
  build target/release-second
  cmp target/release-first/release/copperplate target/release-second/release/copperplate \
    || fail "two builds of the same sources differ"
  tar -C target/release-first/release -czf "$out/copperplate-$(version)-$target.tar.gz" copperplate
  cargo cyclonedx --format json --manifest-path cli/Cargo.toml
  mv cli/copperplate-cli.cdx.json "$out/copperplate-$(version).cdx.json"
  (cd "$out" && sha256sum -- * > SHA256SUMS)
}

case "${1:-}" in
  version) check_version "${2:?the tag}" ;;
  notes) notes "${2:?the tag}" ;;
  packages) packages ;;
  artefacts) artefacts "${2:?the folder}" ;;
  *) fail "use one of: version TAG, notes TAG, packages, artefacts FOLDER" ;;
esac
