# shellcheck shell=bash
# The one place that pins tools which no lock file names. wasm-bindgen-cli is not here: it must equal the library's
# version, so it is read from Cargo.lock. npm's tools are pinned by package-lock.json.

# Trunk 0.22 needs a newer compiler than the stable one that this project asks for.
export TRUNK_VERSION=0.21.14

# The oldest Node.js that playwright-core runs on.
export NODE_MAJOR=20

# Debian's compiler and linker for machines where rustup can download nothing.
export DISTRO_PACKAGES="rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-19"
export DISTRO_WASM_LINKER=wasm-ld-19

# Checks licences, sources and duplicates of what Cargo.lock names.
export DENY_VERSION=0.20.2

# What scripts/lighthouse fetches; no dependency of this project.
export LIGHTHOUSE_VERSION=13.5.0

# Makes the Python package (scripts/wheel).
export MATURIN_VERSION=1.16.0
export WHEEL_VERSION=0.45.1
