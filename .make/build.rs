//! The app alone is split into parts after linking, and that needs the linker's relocations.

fn main() {
    println!("cargo::rerun-if-changed=.make/build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=alongside=--emit-relocs");
        println!("cargo::rustc-link-arg-bin=alongside=--no-merge-data-segments");
    }
}
