//! Lowers responses, and checks where the delay before another attempt is searched.
#![allow(clippy::indexing_slicing)]

use super::document;

/// A ladder of types has as many pointers to its last one as there are ways down: 2 to the power of its steps.
#[test]
fn a_delay_is_searched_at_the_nearest_pointers_only() {
    use std::fmt::Write as _;

    let mut text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      \
        responses:\n        '429':\n          description: d\n          content: {application/json: \
        {schema: {$ref: '#/components/schemas/S0'}}}\ncomponents:\n  schemas:\n"
        .to_owned();
    for step in 0..60 {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", step + 1);
        let (a, b) = (format!("a: {next}"), format!("b: {next}"));
        writeln!(
            text,
            "    S{step}: {{type: object, properties: {{{a}, {b}}}}}"
        )
        .unwrap();
    }
    let delay = "{type: integer, x-copperplate-retry-after: seconds}";
    writeln!(
        text,
        "    S60: {{type: object, properties: {{delay: {delay}}}}}"
    )
    .unwrap();
    let api = document(&text).api;
    let waits = &api.operations[0].responses[0].remarks.waits;
    assert_eq!(waits.len(), 8);
    assert!(waits.iter().all(|it| it.pointer.ends_with("/delay")));
}
