//! Any value in any style is read back unchanged, or is refused before it is sent.

use copperplate_runtime as rt;
use copperplate_tests::cases::{parameters_content, parameters_deep, parameters_styles};
use proptest::prelude::*;

use parameters_deep::operations::{Charges, ChargesRequest};
use parameters_deep::types::{Filter, FilterLinesItem};
use parameters_styles::operations::{
    Delimited, DelimitedRequest, Form, FormRequest, Label, LabelRequest, Matrix, MatrixRequest,
    Messages, MessagesRequest, Simple, SimpleRequest,
};
use parameters_styles::types::{Paging, Rgb};
use rt::message::{read_request, write_request};

/// Text with delimiters, percent signs and any Unicode.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-a1%+&=,;|./?#\\[\\] \"é😀]{0,6}",
        Just("true".to_owned()),
        Just("5".to_owned()),
        Just("null".to_owned()),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

fn rgb() -> impl Strategy<Value = Rgb> {
    (any::<u8>(), text(), any::<Option<bool>>()).prop_map(|(r, g, b)| Rgb { r: r.into(), g, b })
}

/// What is sent arrives; the response says whether it was sent.
fn arrives<O: rt::operation::ClientOperation + rt::operation::ServerOperation>(
    request: &O::Request,
) -> Result<bool, TestCaseError>
where
    O::Request: PartialEq + std::fmt::Debug,
{
    let Ok(written) = write_request::<O>(request) else {
        return Ok(false);
    };
    match read_request::<O>(&written) {
        Ok(read) => prop_assert_eq!(&read, request, "{:?}", written),
        Err(report) => prop_assert!(false, "{report}: {written:?}"),
    }
    Ok(true)
}

/// Returns true for a list that the styles with one value can express.
fn is_plain(list: &[String]) -> bool {
    list.concat() != "" || list.len() != 1
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(512)
    })]

    #[test]
    fn simple(one in text(), list in texts(), object in rgb(), exploded in rgb()) {
        let sent = !matches!(one.as_str(), "" | "." | "..")
            && !matches!(list.join(",").as_str(), "" | "." | "..");
        let request = SimpleRequest { one, list, object, exploded };
        prop_assert_eq!(arrives::<Simple>(&request)?, sent);
    }

    #[test]
    fn label(one in text(), list in texts(), object in rgb(), list_exploded in texts(), exploded in rgb()) {
        // The segments `.` and `..` are removed from paths (RFC 3986, section 5.2.4).
        let ends = [one.clone(), list.join(","), list_exploded.join(".")];
        let ends = ends.iter().any(|text| matches!(text.as_str(), "" | "."));
        let plain = is_plain(&list) && is_plain(&list_exploded);
        let request = LabelRequest { one, list, object, list_exploded, exploded };
        let sent = arrives::<Label>(&request)?;
        prop_assert!(sent || ends || !plain, "{request:?}");
    }

    #[test]
    fn matrix(one in text(), list in texts(), object in rgb(), list_exploded in texts(), exploded in rgb()) {
        let sent = is_plain(&list) && !list_exploded.is_empty();
        let request = MatrixRequest { one, list, object, list_exploded, exploded };
        prop_assert_eq!(arrives::<Matrix>(&request)?, sent);
    }

    #[test]
    fn form(
        one in prop::option::of(text()), list in prop::option::of(texts()), object in prop::option::of(rgb()),
        list_exploded in prop::option::of(texts()), exploded in prop::option::of(rgb()),
        page in any::<i64>(), sort in texts(),
    ) {
        let sent = list.iter().all(|list| is_plain(list));
        // An empty list spread over the query leaves no trace.
        let list_exploded = list_exploded.filter(|list| !list.is_empty());
        let sort = Some(sort).filter(|list| !list.is_empty());
        let paging = Some(Paging { page: Some(page), sort });
        let request = FormRequest { one, list, object, list_exploded, exploded, paging };
        prop_assert_eq!(arrives::<Form>(&request)?, sent);
    }

    #[test]
    fn delimited(
        space in texts(), space_object in rgb(), pipe in texts(), pipe_object in rgb(), color in rgb(),
        pipe_exploded in prop::collection::vec(text(), 1..4),
    ) {
        let sent = is_plain(&space) && is_plain(&pipe)
            && !space.concat().contains(' ') && !pipe.concat().contains('|')
            && !space_object.g.contains(' ') && !pipe_object.g.contains('|');
        let request = DelimitedRequest {
            space: Some(space), space_object: Some(space_object), pipe: Some(pipe),
            pipe_object: Some(pipe_object), color: Some(color), pipe_exploded: Some(pipe_exploded),
        };
        prop_assert_eq!(arrives::<Delimited>(&request)?, sent);
    }

    #[test]
    fn messages(x_list in texts(), x_object in rgb(), x_exploded in rgb(), list in texts(), object in rgb(), exploded in rgb()) {
        let inner = |text: &str| {
            !text.contains(',') && text.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte))
        };
        let visible = |text: &str| inner(text) && text.trim() == text && !text.is_empty();
        let sent = is_plain(&list)
            && x_list.iter().all(|text| visible(text))
            && visible(&x_object.g)
            // White space is lost at the end of `G= a`, but not after its equals sign.
            && inner(&x_exploded.g) && x_exploded.g.trim_end() == x_exploded.g;
        // An empty header is read as an empty list.
        let request = MessagesRequest {
            x_list: Some(x_list), x_object: Some(x_object), x_exploded: Some(x_exploded),
            list: Some(list), object: Some(object), exploded: Some(exploded),
        };
        prop_assert_eq!(arrives::<Messages>(&request)?, sent);
    }

    #[test]
    fn deep(
        metadata in prop::collection::hash_map(text(), text(), 1..4), code in text(),
        tags in prop::collection::vec(text(), 1..4), skus in prop::collection::vec((text(), any::<i64>()), 1..12),
        free in prop::collection::hash_map(text(), any::<i64>(), 1..4),
    ) {
        let plain = metadata.keys().all(|name| !name.contains(['[', ']']));
        let lines = skus.into_iter().map(|(sku, quantity)| FilterLinesItem { sku, quantity: Some(quantity) });
        let request = ChargesRequest {
            created: None,
            expand: Some(tags.clone()),
            metadata: Some(metadata.into_iter().collect()),
            filter: Some(Filter {
                code: Some(code), tags: Some(tags), lines: Some(lines.collect()), ..Filter::default()
            }),
            filter_exact: None,
            id: None,
            ids: None,
            either: None,
            free: Some(free.into_iter().collect()),
            limit: None,
        };
        let sent = arrives::<Charges>(&request)?;
        prop_assert_eq!(sent, plain, "{:?}", request);
    }

    #[test]
    fn json_and_reserved(note in text(), url in text(), urls in texts()) {
        let sent = is_plain(&urls);
        let request = parameters_content::operations::JsonRequest {
            note: Some(note.clone()),
            url: Some(url),
            urls: Some(urls),
            x_any: Some(rt::Json::String(note.clone())),
            state: Some(Some(note)),
            ..super::content::json_of(vec![1])
        };
        prop_assert_eq!(arrives::<parameters_content::operations::Json>(&request)?, sent);
    }
}
