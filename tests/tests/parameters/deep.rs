//! Objects in `deepObject`, unions and maps.

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_deep as api;

use super::{Found, list, map, read, refused, survives, unsent};
use api::operations::{Charges, ChargesRequest};
use api::types::{
    ChargesCreated, ChargesCreatedRange, ChargesEither, ChargesId, ChargesIdsItem, Filter,
    FilterLinesItem,
};
use rt::report::Location;

pub fn nothing() -> ChargesRequest {
    ChargesRequest {
        created: None,
        expand: None,
        metadata: None,
        filter: None,
        filter_exact: None,
        id: None,
        ids: None,
        either: None,
        free: None,
        limit: None,
    }
}

fn line(sku: &str, quantity: Option<i64>) -> FilterLinesItem {
    FilterLinesItem {
        sku: sku.to_owned(),
        quantity,
    }
}

fn filter() -> Filter {
    Filter {
        // A string with the text of a number stays a string.
        code: Some("5".to_owned()),
        count: Some(5),
        exact: None,
        note: rt::Presence::Value("null".to_owned()),
        tags: Some(list(&["true", ""])),
        amounts: Some(vec!["1.20".parse().unwrap()]),
        lines: Some(vec![line("a", Some(1)), line("b", None)]),
        not: Some(Box::new(Filter {
            code: Some("1e5".to_owned()),
            ..Filter::default()
        })),
    }
}

#[test]
fn nested_values_are_written_in_brackets() {
    let request = ChargesRequest {
        created: Some(ChargesCreated::Range(ChargesCreatedRange {
            gt: Some(1),
            lte: None,
        })),
        expand: Some(list(&["data.customer", "total_count"])),
        metadata: Some(map(&[
            ("order id", "6 735".to_owned()),
            ("k", "&=".to_owned()),
        ])),
        filter: Some(filter()),
        filter_exact: Some("x".to_owned()),
        ..nothing()
    };
    let uri = survives::<Charges>(&request).uri().to_string();
    let pairs: Vec<_> = uri.split(['?', '&']).collect();
    assert_eq!(
        pairs,
        [
            "/charges",
            "created%5Bgt%5D=1",
            "expand%5B%5D=data.customer",
            "expand%5B%5D=total_count",
            "metadata%5Border%20id%5D=6%20735",
            "metadata%5Bk%5D=%26%3D",
            "filter%5Bcode%5D=5",
            "filter%5Bcount%5D=5",
            "filter%5Bnote%5D=null",
            "filter%5Btags%5D%5B%5D=true",
            "filter%5Btags%5D%5B%5D=",
            "filter%5Bamounts%5D%5B%5D=1.20",
            "filter%5Blines%5D%5B0%5D%5Bsku%5D=a",
            "filter%5Blines%5D%5B0%5D%5Bquantity%5D=1",
            "filter%5Blines%5D%5B1%5D%5Bsku%5D=b",
            "filter%5Bnot%5D%5Bcode%5D=1e5",
            "filter%5Bexact%5D=x",
        ]
    );
}

#[test]
fn a_name_in_brackets_can_be_another_parameter() {
    // `filter[exact]` is a separate parameter here, so it is not a member of `filter`.
    let found = read::<Charges>("/charges?filter[exact]=true&filter[code]=a", &[]).unwrap();
    assert_eq!(found.filter_exact.as_deref(), Some("true"));
    assert_eq!(found.filter.unwrap().exact, None);
    let request = ChargesRequest {
        filter: Some(Filter {
            exact: Some(true),
            ..Filter::default()
        }),
        ..nothing()
    };
    assert_eq!(
        unsent::<Charges>(&request),
        [(Location::Query("filter"), String::new(), "style")]
    );
}

#[test]
fn lists_are_read_as_any_client_spells_them() {
    let filter = |target: &str| {
        let target = format!("/charges?{target}");
        read::<Charges>(&target, &[]).unwrap()
    };
    for target in [
        "expand=a&expand=b",
        "expand[]=a&expand[]=b",
        "expand[0]=a&expand[1]=b",
        "expand[1]=b&limit=1&expand[0]=a",
        "expand%5B%5D=a&expand%5B%5D=b",
    ] {
        assert_eq!(filter(target).expand, Some(list(&["a", "b"])), "{target}");
    }
    for target in ["filter[tags]=1", "filter[tags][]=1", "filter[tags][0]=1"] {
        let found = filter(target).filter.unwrap();
        assert_eq!(found.tags, Some(list(&["1"])), "{target}");
    }
    let ten: Vec<_> = (0..11).map(|it| format!("expand[{it}]={it}")).collect();
    let found = filter(&ten.join("&")).expand.unwrap();
    assert_eq!(found.last().map(String::as_str), Some("10"));
}

#[test]
fn a_union_is_what_its_text_can_be() {
    let read = |target: &str| read::<Charges>(&format!("/charges?{target}"), &[]).unwrap();
    assert_eq!(read("created=5").created, Some(ChargesCreated::Integer(5)));
    let range = ChargesCreatedRange {
        gt: Some(1),
        lte: Some(2),
    };
    assert_eq!(
        read("created[lte]=2&created[gt]=1").created,
        Some(ChargesCreated::Range(range))
    );
    assert_eq!(read("id=5").id, Some(ChargesId::Integer(5)));
    // Text that looks like a number is a string unless the schema admits that number.
    for text in ["a5", "500"] {
        let found = read(&format!("id={text}")).id;
        assert_eq!(found, Some(ChargesId::Text(text.to_owned())));
    }
    assert_eq!(
        read("either=a,b").either,
        Some(ChargesEither::Text("a,b".to_owned()))
    );
    let ids = vec![ChargesIdsItem::Integer(1), ChargesIdsItem::Boolean(true)];
    assert_eq!(read("ids=1&ids=true").ids, Some(ids.clone()));
    for request in [
        ChargesRequest {
            created: Some(ChargesCreated::Integer(5)),
            ..nothing()
        },
        ChargesRequest {
            id: Some(ChargesId::Text("a5".to_owned())),
            ids: Some(ids),
            either: Some(ChargesEither::List(list(&["a", "b"]))),
            ..nothing()
        },
    ] {
        survives::<Charges>(&request);
    }
}

#[test]
fn a_map_that_is_spread_over_the_query_leaves_other_parameters_alone() {
    let request = ChargesRequest {
        free: Some(map(&[("a", 1), ("b c", 2)])),
        limit: Some(3),
        ..nothing()
    };
    let written = survives::<Charges>(&request);
    assert_eq!(written.uri(), "/charges?a=1&b%20c=2&limit=3");
    // The API key is not a member either.
    let found = read::<Charges>("/charges?a=1&limit=3&api_key=secret", &[]).unwrap();
    assert_eq!(found.free, Some(map(&[("a", 1)])));
    for name in ["limit", "api_key"] {
        let request = ChargesRequest {
            free: Some(map(&[(name, 1)])),
            ..nothing()
        };
        let at = (Location::Query("free"), String::new(), "style");
        assert_eq!(unsent::<Charges>(&request), [at], "{name}");
    }
}

#[test]
fn what_brackets_can_not_hold_is_not_sent() {
    let at = |name| vec![(Location::Query(name), String::new(), "style")];
    for name in ["a]b", "a[b", "]", "a][b"] {
        let request = ChargesRequest {
            metadata: Some(map(&[(name, "x".to_owned())])),
            ..nothing()
        };
        assert_eq!(unsent::<Charges>(&request), at("metadata"), "{name}");
    }
    // Null has no text.
    let request = ChargesRequest {
        filter: Some(Filter {
            note: rt::Presence::Null,
            ..Filter::default()
        }),
        ..nothing()
    };
    let note = (Location::Query("filter"), "/note".to_owned(), "style");
    assert_eq!(unsent::<Charges>(&request), [note]);
    // An empty list leaves no trace, and would be read as absent.
    let request = ChargesRequest {
        filter: Some(Filter {
            tags: Some(Vec::new()),
            ..Filter::default()
        }),
        ..nothing()
    };
    assert_eq!(unsent::<Charges>(&request), at("filter"));
}

#[test]
fn wrong_members_are_reported_where_they_are() {
    let at = |pointer: &str, keyword| -> Vec<Found> {
        vec![(Location::Query("filter"), pointer.to_owned(), keyword)]
    };
    for (target, pointer, keyword) in [
        ("filter[count]=x", "/count", "type"),
        ("filter[count]=1&filter[count]=2", "/count", "duplicate"),
        ("filter[count]=%G1", "", "encoding"),
        ("filter[lines][0][quantity]=1", "/lines/0/sku", "required"),
        ("filter[lines][1][sku]=1", "/lines", "style"),
        ("filter[lines][][sku]=1", "/lines", "style"),
        ("filter[lines][0]=1", "/lines/0", "type"),
        ("filter[tags][0]=1&filter[tags][]=2", "/tags", "style"),
        (
            "filter[amounts][]=1&filter[amounts][]=x",
            "/amounts/1",
            "type",
        ),
        ("filter[not][not][count]=x", "/not/not/count", "type"),
        ("filter[code][x]=1", "/code", "type"),
        ("filter[code]=1&filter[code][x]=1", "/code", "style"),
        ("filter[other]=1", "/other", "additionalProperties"),
        ("filter[code=1", "", "style"),
        ("filter[code]x=1", "", "style"),
        ("filter=1", "", "type"),
    ] {
        let target = format!("/charges?{target}");
        assert_eq!(
            refused::<Charges>(&target, &[]),
            at(pointer, keyword),
            "{target}"
        );
    }
    let deep = format!("/charges?filter{}[code]=1", "[not]".repeat(40));
    assert_eq!(refused::<Charges>(&deep, &[]), at("", "style"));
}
