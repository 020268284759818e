//! Values that take too long to check.

use super::keywords;
use crate::json::Json;
use crate::report::Report;
use crate::schema::{ANY, Keyword, Pattern, Schema};

static DOUBLED: Pattern = Pattern::new(r"^(a+)+\1b$");
static TEXT: Schema = Schema::new().pattern(&DOUBLED);
static NOT: Schema = Schema::new().keywords(&[Keyword::Not(&TEXT)]);
static NAMED: Schema = Schema::new().keywords(&[Keyword::Properties {
    named: &[],
    matching: &[(&DOUBLED, &ANY)],
    additional: None,
}]);

#[test]
fn what_is_undecided_is_no_reason_to_accept() {
    let hostile = "a".repeat(100_000);
    for (json, schema) in [
        (format!("\"{hostile}\""), &NOT),
        (format!("{{\"{hostile}\":1}}"), &NAMED),
    ] {
        let Some(value) = Json::read(json.as_bytes()) else {
            unreachable!("{} is JSON", json.len());
        };
        let mut report = Report::new();
        keywords(&value, &mut report, schema);
        assert!(
            report.to_string().contains("takes too long to check"),
            "{report}"
        );
    }
}
