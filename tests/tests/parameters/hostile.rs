//! Parameters that are missing, repeated, badly encoded, or in another style.

use copperplate_tests::cases::parameters_deep::operations::Charges;
use copperplate_tests::cases::parameters_styles::operations::{
    Delimited, Form, Label, Matrix, Messages, Simple,
};

use super::{Found, read, refused};
use copperplate_runtime::report::Location;

#[track_caller]
fn refuses<
    O: copperplate_runtime::operation::ClientOperation
        + copperplate_runtime::operation::ServerOperation,
>(
    target: &str,
    location: Location,
    pointer: &str,
    keyword: &'static str,
) {
    let expected: Vec<Found> = vec![(location, pointer.to_owned(), keyword)];
    assert_eq!(refused::<O>(target, &[]), expected, "{target}");
}

#[test]
fn paths() {
    use Location::Path;
    for (object, pointer, keyword) in [
        ("R,1,G", "", "style"),
        ("R,1,G,2,R,3", "/R", "duplicate"),
        ("R,1", "/G", "required"),
        ("R,x,G,2", "/R", "type"),
        ("R,256,G,2", "/R", "maximum"),
        ("R,1,G,%G1", "", "encoding"),
        ("R,1,G,%ff", "", "encoding"),
        ("R,1,G,2,B,maybe", "/B", "type"),
        ("", "/R", "required"),
    ] {
        let target = format!("/simple/a/b/{object}/R=1,G=2");
        let found = refused::<Simple>(&target, &[]);
        let first: Vec<Found> = vec![(Path("object"), pointer.to_owned(), keyword)];
        assert_eq!(found.get(..1), Some(&first[..]), "{target}");
    }
    refuses::<Simple>("/simple/a/b/R,1,G,2/R=1,G", Path("exploded"), "", "style");
    refuses::<Simple>("/simple/%/b/R,1,G,2/R=1,G=2", Path("one"), "", "encoding");
    refuses::<Simple>(
        "/simple/a/b,%G1/R,1,G,2/R=1,G=2",
        Path("list"),
        "",
        "encoding",
    );
    let label = |one: &str, list: &str| format!("/label/{one}/{list}/.R,1,G,2/.a.b/.R=1.G=2");
    read::<Label>(&label(".a", ".b,c"), &[]).unwrap();
    refuses::<Label>(&label("a", ".b"), Path("one"), "", "style");
    refuses::<Label>(&label(".a", "b"), Path("list"), "", "style");
    let matrix = |one: &str, list: &str| {
        format!("/matrix/{one}/{list}/;object=R,1,G,2/;list_exploded=a/;R=1;G=2")
    };
    read::<Matrix>(&matrix(";one=a", ";list=b"), &[]).unwrap();
    refuses::<Matrix>(&matrix("a", ";list=b"), Path("one"), "", "style");
    refuses::<Matrix>(&matrix(";two=a", ";list=b"), Path("one"), "", "style");
    refuses::<Matrix>(
        &matrix(";one=a;one=b", ";list=b"),
        Path("one"),
        "",
        "duplicate",
    );
    refuses::<Matrix>(
        &matrix(";one=a", ";list=b;list=c"),
        Path("list"),
        "",
        "duplicate",
    );
    refuses::<Matrix>(&matrix(";one=a", ";list=%zz"), Path("list"), "", "encoding");
}

#[test]
fn queries() {
    use Location::Query;
    for (query, name, pointer, keyword) in [
        ("one=a&one=b", "one", "", "duplicate"),
        ("one=%G1", "one", "", "encoding"),
        ("list=a&list=b", "list", "", "duplicate"),
        ("list=a,%G1", "list", "", "encoding"),
        (
            "list_exploded=a&list_exploded=%c3",
            "list_exploded",
            "",
            "encoding",
        ),
        ("object=R,1,G", "object", "", "style"),
        ("object=R,1,G,2,G,3", "object", "/G", "duplicate"),
        ("object=", "object", "/R", "required"),
        ("R=1", "exploded", "/G", "required"),
        ("R=1&G=2&G=3", "exploded", "/G", "duplicate"),
        ("R=1&G=%G1", "exploded", "", "encoding"),
        ("page=x&sort=a", "paging", "/page", "type"),
        ("page=1&page=2", "paging", "/page", "duplicate"),
    ] {
        let target = format!("/form?{query}");
        let found = refused::<Form>(&target, &[]);
        let first: Vec<Found> = vec![(Query(name), pointer.to_owned(), keyword)];
        assert_eq!(found.get(..1), Some(&first[..]), "{target}");
    }
    refuses::<Delimited>("/delimited?pipe=a|%G1", Query("pipe"), "", "encoding");
    refuses::<Delimited>("/delimited?pipe=a&pipe=b", Query("pipe"), "", "duplicate");
    refuses::<Delimited>("/delimited?color[R]=1", Query("color"), "/G", "required");
    refuses::<Delimited>(
        "/delimited?space_object=R+1+G",
        Query("space_object"),
        "",
        "style",
    );
    // Undecodable names and other brackets belong to no parameter.
    read::<Form>("/form?%G1=1&one[x]=2&&=&on%65=a", &[]).unwrap();
}

#[test]
fn headers_and_cookies() {
    for (header, value, location, pointer, keyword) in [
        (
            "x-object",
            "R,1,G",
            Location::Header("X-Object"),
            "",
            "style",
        ),
        (
            "x-object",
            "R,x,G,2",
            Location::Header("X-Object"),
            "/R",
            "type",
        ),
        (
            "x-exploded",
            "R=1,G",
            Location::Header("X-Exploded"),
            "",
            "style",
        ),
        (
            "cookie",
            "object=R,1,G",
            Location::Cookie("object"),
            "",
            "style",
        ),
        (
            "cookie",
            "R=1; G=%G1",
            Location::Cookie("exploded"),
            "",
            "encoding",
        ),
        (
            "cookie",
            "list=a; list=b",
            Location::Cookie("list"),
            "",
            "duplicate",
        ),
    ] {
        let found = refused::<Messages>("/messages", &[(header, value)]);
        assert_eq!(found, [(location, pointer.to_owned(), keyword)], "{value}");
    }
}

#[test]
fn every_violation_of_every_parameter_is_reported() {
    let found = refused::<Charges>("/charges?created=x&filter[count]=y&id=%25&limit=z", &[]);
    let names: Vec<_> = found.iter().filter_map(|it| it.0.name()).collect();
    for name in ["created", "filter", "id", "limit"] {
        assert!(names.contains(&name), "{names:?}");
    }
}

#[test]
fn no_input_panics_or_hangs() {
    let many = "filter[not][x]=1&".repeat(3_000);
    let brackets = format!("filter{}=1", "[".repeat(60_000));
    let places: String = (0..3_000)
        .map(|it| format!("expand[{it}9999]=1&"))
        .collect();
    for query in [
        many.as_str(),
        brackets.as_str(),
        places.as_str(),
        "filter[]=1",
        "filter[][]=1",
        "filter[0]=1",
        "filter]=1",
        "filter[%00]=1",
        "expand[99999999999999999999999]=1",
        "expand[-1]=1",
        "created[]=1",
        "created[0]=1",
        "metadata=1",
        "metadata[a][b]=1",
        "=&=&[]=1",
    ] {
        // Most of these are refused; the test is that each of them ends.
        let _ = read::<Charges>(&format!("/charges?{query}"), &[]);
    }
}
