//! The table of Style Examples (OpenAPI 3.0.4, Parameter Object), literally.

use copperplate_runtime as rt;
use copperplate_tests::cases::parameters_styles as api;

use super::{list, map, read, survives, unsent};
use api::operations::{
    Delimited, DelimitedRequest, Form, FormRequest, Label, LabelRequest, Matrix, MatrixRequest,
    Messages, MessagesError, MessagesHeaders, MessagesRequest, MessagesResponse, Simple,
    SimpleRequest,
};
use api::types::{Paging, Rgb};
use rt::message::{read_response, read_response_strictly, write_response};
use rt::report::Location;

pub fn rgb() -> Rgb {
    Rgb {
        r: 100,
        g: "200".to_owned(),
        b: Some(true),
    }
}

pub fn colours() -> Vec<String> {
    list(&["blue", "black", "brown"])
}

#[test]
fn simple() {
    let request = SimpleRequest {
        one: "blue".to_owned(),
        list: colours(),
        object: rgb(),
        exploded: rgb(),
    };
    assert_eq!(
        survives::<Simple>(&request).uri(),
        "/simple/blue/blue,black,brown/R,100,G,200,B,true/R=100,G=200,B=true"
    );
}

#[test]
fn label() {
    let request = LabelRequest {
        one: "blue".to_owned(),
        list: colours(),
        object: rgb(),
        list_exploded: colours(),
        exploded: rgb(),
    };
    assert_eq!(
        survives::<Label>(&request).uri(),
        "/label/.blue/.blue,black,brown/.R,100,G,200,B,true/.blue.black.brown/.R=100.G=200.B=true"
    );
    // Dots as ordinary text.
    let request = LabelRequest {
        one: "3.14".to_owned(),
        list: list(&["", "1.5"]),
        list_exploded: list(&["a.b", "c"]),
        ..request
    };
    assert_eq!(
        survives::<Label>(&request).uri(),
        "/label/.3.14/.,1.5/.R,100,G,200,B,true/.a%2Eb.c/.R=100.G=200.B=true"
    );
}

#[test]
fn matrix() {
    let request = MatrixRequest {
        one: "blue".to_owned(),
        list: colours(),
        object: rgb(),
        list_exploded: colours(),
        exploded: rgb(),
    };
    assert_eq!(
        survives::<Matrix>(&request).uri(),
        "/matrix/;one=blue/;list=blue,black,brown/;object=R,100,G,200,B,true\
         /;list_exploded=blue;list_exploded=black;list_exploded=brown/;R=100;G=200;B=true"
    );
    // The column of empty values, and delimiters as ordinary text.
    let request = MatrixRequest {
        one: String::new(),
        list: Vec::new(),
        list_exploded: list(&["a;b=c,d/e", ""]),
        ..request
    };
    assert_eq!(
        survives::<Matrix>(&request).uri(),
        "/matrix/;one/;list/;object=R,100,G,200,B,true\
         /;list_exploded=a%3Bb%3Dc%2Cd%2Fe;list_exploded/;R=100;G=200;B=true"
    );
}

pub fn form_of() -> FormRequest {
    FormRequest {
        one: None,
        list: None,
        object: None,
        list_exploded: None,
        exploded: None,
        paging: None,
    }
}

#[test]
fn form() {
    assert_eq!(survives::<Form>(&form_of()).uri(), "/form");
    let request = FormRequest {
        one: Some("blue".to_owned()),
        list: Some(colours()),
        object: Some(rgb()),
        list_exploded: Some(colours()),
        exploded: Some(rgb()),
        paging: Some(Paging {
            page: Some(2),
            sort: Some(list(&["a,asc", "b"])),
        }),
    };
    assert_eq!(
        survives::<Form>(&request).uri(),
        "/form?one=blue&list=blue,black,brown&object=R,100,G,200,B,true\
         &list_exploded=blue&list_exploded=black&list_exploded=brown\
         &R=100&G=200&B=true&page=2&sort=a%2Casc&sort=b"
    );
    let request = FormRequest {
        one: Some(String::new()),
        list: Some(Vec::new()),
        ..form_of()
    };
    assert_eq!(survives::<Form>(&request).uri(), "/form?one=&list=");
}

pub fn delimited_of() -> DelimitedRequest {
    DelimitedRequest {
        space: None,
        space_object: None,
        pipe: None,
        pipe_object: None,
        color: None,
        pipe_exploded: None,
    }
}

#[test]
fn delimited() {
    let request = DelimitedRequest {
        space: Some(colours()),
        space_object: Some(rgb()),
        pipe: Some(colours()),
        pipe_object: Some(rgb()),
        color: Some(rgb()),
        pipe_exploded: Some(list(&["a|b", "c"])),
    };
    assert_eq!(
        survives::<Delimited>(&request).uri(),
        "/delimited?space=blue%20black%20brown&space_object=R%20100%20G%20200%20B%20true\
         &pipe=blue%7Cblack%7Cbrown&pipe_object=R%7C100%7CG%7C200%7CB%7Ctrue\
         &color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=true\
         &pipe_exploded=a%7Cb&pipe_exploded=c"
    );
    // The spellings of other writers.
    let target =
        "/delimited?space=blue+black+brown&pipe=blue|black%7cbrown&color[R]=100&color[G]=200";
    let found = read::<Delimited>(target, &[]).unwrap();
    assert_eq!(found.space, Some(colours()));
    assert_eq!(found.pipe, Some(colours()));
    assert_eq!(found.color, Some(Rgb { b: None, ..rgb() }));
}

#[test]
fn a_delimiter_that_is_encoded_itself_can_not_stand_in_a_value() {
    let space = DelimitedRequest {
        space: Some(list(&["a b"])),
        ..delimited_of()
    };
    let at = |name| (Location::Query(name), String::new(), "style");
    assert_eq!(unsent::<Delimited>(&space), [at("space")]);
    let pipe = DelimitedRequest {
        pipe: Some(list(&["a|b"])),
        ..delimited_of()
    };
    assert_eq!(unsent::<Delimited>(&pipe), [at("pipe")]);
}

pub fn messages_of() -> MessagesRequest {
    MessagesRequest {
        x_list: None,
        x_object: None,
        x_exploded: None,
        list: None,
        object: None,
        exploded: None,
    }
}

#[test]
fn headers_and_cookies() {
    let request = MessagesRequest {
        x_list: Some(colours()),
        x_object: Some(rgb()),
        x_exploded: Some(rgb()),
        list: Some(list(&["a,b", "c;d e"])),
        object: Some(rgb()),
        exploded: Some(Rgb {
            g: "a=b; c".to_owned(),
            ..rgb()
        }),
    };
    let written = survives::<Messages>(&request);
    let headers = written.headers();
    assert_eq!(headers["x-list"], "blue,black,brown");
    assert_eq!(headers["x-object"], "R,100,G,200,B,true");
    assert_eq!(headers["x-exploded"], "R=100,G=200,B=true");
    assert_eq!(
        headers["cookie"],
        "list=a%2Cb,c%3Bd%20e; object=R,100,G,200,B,true; R=100; G=a%3Db%3B%20c; B=true"
    );
    assert!(!headers.contains_key("accept"));
    for g in ["a,b", "", " a", "é"] {
        let request = MessagesRequest {
            x_object: Some(Rgb {
                g: g.to_owned(),
                ..rgb()
            }),
            ..messages_of()
        };
        let at = (Location::Header("X-Object"), String::new(), "header");
        assert_eq!(unsent::<Messages>(&request), [at], "{g:?}");
    }
}

fn response() -> Result<MessagesResponse, MessagesError> {
    let headers = MessagesHeaders {
        x_list: Some(colours()),
        x_object: rgb(),
        x_exploded: Some(rgb()),
        x_map: Some(map(&[("a", 1), ("b", -2)])),
        x_json: Some(Rgb {
            g: "é, 日本 \u{1f600}\u{7f}".to_owned(),
            ..rgb()
        }),
    };
    Ok(MessagesResponse::NoContent { headers })
}

#[test]
fn headers_of_a_response() {
    let written = write_response::<Messages>(&response()).unwrap();
    let headers = written.headers();
    assert_eq!(headers["x-list"], "blue,black,brown");
    assert_eq!(headers["x-object"], "R,100,G,200,B,true");
    assert_eq!(headers["x-exploded"], "R=100,G=200,B=true");
    assert_eq!(headers["x-map"], "a=1,b=-2");
    assert_eq!(
        headers["x-json"],
        r#"{"R":100,"G":"\u00e9, \u65e5\u672c \ud83d\ude00\u007f","B":true}"#
    );
    assert_eq!(read_response_strictly::<Messages>(&written), Ok(response()));
}

#[test]
fn a_header_that_is_wrong_does_not_hide_an_answer() {
    let written = |object: &'static str| {
        let mut written = write_response::<Messages>(&response()).unwrap();
        let value = http::HeaderValue::from_static(object);
        written.headers_mut().insert("x-object", value);
        written
    };
    let (result, warnings) =
        read_response::<Messages>(&written("R, 256, G, 200, B, true")).unwrap();
    let MessagesResponse::NoContent { headers } = result.unwrap();
    assert_eq!(headers.x_object, Rgb { r: 256, ..rgb() });
    let at = Location::Header("X-Object");
    assert_eq!(super::found(&warnings), [(at, "/R".to_owned(), "maximum")]);
    assert!(read_response_strictly::<Messages>(&written("R,256,G,200")).is_err());
}
