//! Documents of each format made into notices: `cargo bench --bench importing`. The documents are those
//! of the tests, a page each.

#![expect(clippy::disallowed_methods, reason = "the bench reads fixtures")]

use std::fs;
use std::path::Path;

use divan::{Bencher, black_box};

use seloste::import::import;

fn main() {
    divan::main();
}

#[divan::bench(args = ["docx", "odt", "html", "txt"])]
fn document(bencher: Bencher<'_, '_>, format: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/fixtures");
    let bytes =
        fs::read(folder.join(format!("venepaikat.{format}"))).expect("the fixture is there");
    bencher.bench_local(|| import(black_box(&bytes), "Nimetön").expect("the fixture can be read"));
}
