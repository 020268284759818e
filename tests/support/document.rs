//! The document of a case as JSON.

use std::path::Path;

use serde_json::Value;

pub fn document(case: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(format!("{case}.yaml"));
    let opened = copperplate::open(&path, &copperplate::source::Limits::default());
    let (document, _) = opened.ok().unwrap();
    serde_json::from_str(&copperplate::source::json_text(document.root().node)).unwrap()
}
