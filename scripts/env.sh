# shellcheck shell=bash
# Sourced by every script: where the tools are, which Rust is used, and how a step is reported. Installs nothing.
#
#   DATELINE_TOOLCHAIN=distro   use the distribution's Rust even where rustup's would do
#   XDG_CACHE_HOME              where tools that cargo compiled are kept, shared between clones (~/.cache)
#   CHROMIUM                    the browser for the tests
#
# There is no rust-toolchain.toml on purpose: rustup would try to download the channel it names, which fails on
# machines that reach package registries only. Cargo.toml's rust-version says what is needed, and cargo checks it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/versions.sh
. "$root/scripts/versions.sh"

wasm_target=wasm32-unknown-unknown
tools=${XDG_CACHE_HOME:-$HOME/.cache}/dateline/tools
cargo_home=${CARGO_HOME:-$HOME/.cargo}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# step NAME EXPECTATION COMMAND...: runs the command between a line that says what comes and one that says how long
# it took. The expectation may be empty. Call it bare: in a condition, bash would ignore failures inside functions.
step() {
  local name=$1 expectation=$2 start=$SECONDS
  shift 2
  say "==> $name${expectation:+ ($expectation)}"
  "$@"
  say "    $name: $((SECONDS - start)) s"
}

# The version of a package in Cargo.lock; nothing if it is not there.
locked_version() {
  [ -f "$root/Cargo.lock" ] || return 0
  awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/version = |"/, ""); print; exit }' "$root/Cargo.lock"
}

# Whether this rustc has a standard library for WebAssembly.
has_wasm_std() {
  local lib
  lib=$("$1" --print target-libdir --target "$wasm_target" 2>/dev/null) || return 1
  compgen -G "$lib/libstd-*.rlib" >/dev/null
}

# Makes the distribution's Rust the one that is used. rustup's proxies must be told by name, since they come first for
# `cargo clippy` whatever the PATH says.
use_distro_rust() {
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$DISTRO_WASM_LINKER
  if command -v rustup >/dev/null; then
    export RUSTUP_TOOLCHAIN=dateline-distro
  else
    export PATH=/usr/bin:$PATH
  fi
}

PATH=$PATH:$cargo_home/bin
if [ "${DATELINE_TOOLCHAIN:-}" = distro ] || { ! has_wasm_std rustc && has_wasm_std /usr/bin/rustc; }; then
  use_distro_rust
fi

PATH=$tools/trunk-$TRUNK_VERSION/bin:$PATH
PATH=$tools/cargo-deny-$DENY_VERSION/bin:$PATH
PATH=$tools/wasm-bindgen-$(locked_version wasm-bindgen)/bin:$PATH
export PATH=$root/node_modules/.bin:$PATH

# Panic messages in the wasm name source files. Without the registry's own folder in them the same source gives the same
# bytes, and so the same hashed names, on every machine. (Cargo names files of the workspace by relative paths.)
# Leptos erases the types of components where it is told to, which makes the page's program smaller.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$cargo_home/registry/src= --cfg erase_components"

if [ -z "${CHROMIUM:-}" ]; then
  for browser in chromium chromium-browser google-chrome google-chrome-stable; do
    CHROMIUM=$(command -v "$browser") && break
  done
fi
export CHROMIUM=${CHROMIUM:-}
