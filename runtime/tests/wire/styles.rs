//! Hand-written parameters: present, absent, and ambiguous values.

use copperplate_runtime as rt;
use http::Request;
use rt::message::{RequestReader, RequestWriter};
use rt::parameter::{MaybeEmpty, Parameter, Style};
use rt::report::Location;

static LIST: Parameter = Parameter::query("list");
static FLAG: Parameter = Parameter::query("flag");
static MAP: Parameter = Parameter::query("map").beside(&["list", "deep["]);
static DEEP: Parameter = Parameter::query("deep").style(Style::DeepObject);
static ANY: Parameter = Parameter::query("any").style(Style::DeepObject);
static SECRET: Parameter = Parameter::query("secret").json();

const INFO: rt::operation::OperationInfo =
    rt::operation::OperationInfo::new("get", rt::operation::MethodName::GET, "/");

fn written(
    write: impl FnOnce(&mut RequestWriter),
) -> Result<String, Vec<(Location, &'static str)>> {
    let mut writer = RequestWriter::default();
    write(&mut writer);
    match writer.finish(&INFO) {
        Ok(request) => Ok(request.uri().to_string()),
        Err(report) => Err(super::found(&report)),
    }
}

fn read<T>(target: &str, read: impl FnOnce(&mut RequestReader<'_>) -> T) -> (T, rt::Report) {
    let request = Request::builder().uri(target).body(()).unwrap();
    let (parts, ()) = request.into_parts();
    let body = bytes::Bytes::new();
    let mut reader = RequestReader::new(&parts, Vec::new(), &body);
    let value = read(&mut reader);
    (value, reader.into_report())
}

fn map<T: Clone>(members: &[(&str, T)]) -> rt::Map<T> {
    let members = members.iter();
    members
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect()
}

#[test]
fn an_empty_list_that_must_be_there_is_not_sent() {
    let none: Vec<String> = Vec::new();
    let refused = [(Location::Query("list"), "style")];
    assert_eq!(
        written(|to| to.parameter(&LIST, &none)),
        Err(refused.to_vec())
    );
    assert_eq!(
        written(|to| to.optional(&LIST, &Some(none))),
        Ok("/".to_owned())
    );
    let (value, report) = read("/", |from| from.parameter::<Vec<String>>(&LIST));
    assert_eq!(
        (value, super::found(&report)),
        (None, vec![(Location::Query("list"), "required")])
    );
}

#[test]
fn an_object_without_members_is_read_from_nothing() {
    let none = rt::Map::<i64>::new();
    assert_eq!(written(|to| to.structured(&MAP, &none)), Ok("/".to_owned()));
    let (value, report) = read("/?list=1&deep[a]=1", |from| from.structured(&MAP));
    assert_eq!((value, report.len()), (Some(none.clone()), 0));
    let (value, report) = read("/", |from| from.optional_structured::<rt::Map<i64>>(&MAP));
    assert_eq!((value, report.len()), (None, 0));
    // Two maps side by side: each reads its own members.
    let (of, lists) = (map(&[("a", 1)]), map(&[("b", vec![2, 3])]));
    let uri = written(|to| {
        to.structured(&MAP, &of);
        to.structured(&DEEP, &lists);
    });
    let uri = uri.unwrap();
    assert_eq!(uri, "/?a=1&deep%5Bb%5D%5B%5D=2&deep%5Bb%5D%5B%5D=3");
    assert_eq!(read(&uri, |from| from.structured(&MAP)).0, Some(of));
    assert_eq!(read(&uri, |from| from.structured(&DEEP)).0, Some(lists));
}

#[test]
fn what_the_document_does_not_describe_is_text_at_any_depth() {
    let (value, report) = read("/?any[a][0][b]=1&any[a][1]=x&any[c][]=true", |from| {
        from.structured::<rt::Json>(&ANY)
    });
    let expected = br#"{"a":[{"b":"1"},"x"],"c":["true"]}"#;
    assert_eq!(value, rt::from_json(expected).ok(), "{report}");
    let uri = written(|to| to.structured(&ANY, &value.unwrap_or_default()));
    assert_eq!(
        uri.unwrap(),
        "/?any%5Ba%5D%5B0%5D%5Bb%5D=1&any%5Ba%5D%5B1%5D=x&any%5Bc%5D%5B%5D=true"
    );
}

#[test]
fn an_empty_value_is_told_from_none() {
    type Flag = Option<MaybeEmpty<i64>>;
    for (target, expected) in [
        ("/", None),
        ("/?flag", Some(MaybeEmpty::Empty)),
        ("/?flag=", Some(MaybeEmpty::Empty)),
        ("/?flag=1", Some(MaybeEmpty::Value(1))),
    ] {
        let (value, report): (Flag, _) = read(target, |from| from.optional(&FLAG));
        assert_eq!((value, report.len()), (expected, 0), "{target}");
    }
    let (_, report): (Flag, _) = read("/?flag=x", |from| from.optional(&FLAG));
    assert_eq!(report.len(), 1);
}

#[test]
fn a_secret_is_not_echoed() {
    type Secret = rt::Sensitive<Vec<i64>>;
    let (value, report) = read("/?secret=[1,%22hunter2%22]", |from| {
        from.structured::<Secret>(&SECRET)
    });
    assert!(value.is_none() && !report.is_empty());
    assert!(!report.to_string().contains("hunter2"), "{report}");
    assert_eq!(report.violations()[0].pointer, "/1");
}

#[test]
fn items_of_a_list_may_have_brackets_behind_its_name() {
    static WHOLE: Parameter = Parameter::query("list").explode(false);
    static EXACT: Parameter = Parameter::query("list").exact();
    static COOKIE: Parameter = Parameter::cookie("list");
    for (target, items) in [
        ("/?list[]=a&list%5B%5D=b", Some(vec!["a", "b"])),
        ("/?list[0]=a&list[1]=b%2Cc", Some(vec!["a", "b,c"])),
        ("/?list=a&list[]=b", Some(vec!["a", "b"])),
        ("/?list[a]=a&list[=b&list]=c&xlist[]=d", None),
    ] {
        let (value, report) = read(target, |from| from.optional::<Vec<String>>(&LIST));
        let items: Option<Vec<String>> =
            items.map(|it| it.into_iter().map(str::to_owned).collect());
        assert_eq!((value, report.len()), (items, 0), "{target}");
        let (value, _) = read(target, |from| from.optional::<String>(&LIST));
        assert_eq!(value.is_some(), target.contains("list=a"), "{target}");
    }
    let (value, _) = read("/?list[]=a,b&list[]=c", |from| from.optional(&WHOLE));
    assert_eq!(value, Some(vec!["a,b".to_owned(), "c".to_owned()]));
    let (value, _) = read("/?list=a,b", |from| from.optional(&WHOLE));
    assert_eq!(value, Some(vec!["a".to_owned(), "b".to_owned()]));
    let (value, _) = read("/?list[]=a", |from| from.optional::<Vec<String>>(&EXACT));
    assert_eq!(value, None);
    let (value, _) = read("/?list[]=a", |from| from.optional::<Vec<String>>(&COOKIE));
    assert_eq!(value, None);
}
