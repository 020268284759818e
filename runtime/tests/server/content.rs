//! Requests with `Accept`, `Content-Type` and `Content-Length` headers, with and without content.

use copperplate_runtime as rt;
use rt::server::{Router, Routes};

use crate::api::{PLAIN, SaidNo};
use crate::raw::{sent, served};

static TEXT: rt::body::TextBody = rt::body::TextBody::new("text/plain");

/// A text; the handler may send it as an absent one.
#[derive(Clone, Debug, PartialEq)]
pub struct Text(String);

impl rt::message::WriteResponse for Text {
    fn write(&self, to: &mut rt::message::ResponseWriter) {
        to.status(200);
        to.body(&TEXT, &self.0);
    }
}

impl rt::message::ReadResponse for Text {
    fn read(from: &mut rt::message::ResponseReader<'_>) -> Option<Self> {
        from.body(&TEXT).map(Self)
    }
}

macro_rules! requests {
    ($($name:ident: $field:ident: $ty:ty, $read:ident($($argument:expr),*), $consumes:expr;)*) => {$(
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $field: $ty,
        }

        rt::request! { $name { .. $field: $read($($argument),*), } }

        impl rt::Operation for $name {
            const INFO: rt::operation::OperationInfo =
                rt::operation::OperationInfo::new(stringify!($name), rt::operation::MethodName::POST, concat!("/", stringify!($name)))
                    .consumes($consumes)
                    .produces(&["application/json", "text/plain"]);
            type Request = Self;
            type Response = Text;
            type Error = SaidNo;
        }
    )*};
}

requests! {
    MayJson: body: Option<String>, optional_body(&rt::body::JSON), &["application/json"];
    MustJson: body: String, body(&rt::body::JSON), &["application/json"];
    MayText: body: Option<String>, optional_body(&TEXT), &["text/plain"];
    MustText: body: String, body(&TEXT), &["text/plain"];
}

fn routes() -> Routes<()> {
    Routes::new((), &PLAIN)
        .public::<MayJson, _, _>(|_, it, _| async move { Ok(Text(format!("{:?}", it.body))) })
        .public::<MustJson, _, _>(|_, it, _| async move { Ok(Text(it.body)) })
        .public::<MayText, _, _>(|_, it, _| async move { Ok(Text(format!("{:?}", it.body))) })
        .public::<MustText, _, _>(|_, it, _| async move { Ok(Text(it.body)) })
}

async fn status(router: Router, accept: &str) -> u16 {
    let at = served(router).await;
    sent(at, "POST /MayJson", &[&format!("Accept:{accept}")], "")
        .await
        .status
}

#[tokio::test]
async fn an_accept_is_a_wish_unless_the_api_asks_for_406() {
    let odd = " text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2";
    for accept in [
        odd,
        " application/json;q=.5",
        " text/plain;q=1.5",
        "",
        " json",
    ] {
        assert_eq!(status(routes().finish(), accept).await, 200, "{accept}");
        let strict = routes().refuse_unacceptable().finish();
        assert_eq!(status(strict, accept).await, 200, "{accept}");
    }
    assert_eq!(status(routes().finish(), " text/html").await, 200);
    let strict = served(routes().refuse_unacceptable().finish()).await;
    let seen = sent(strict, "POST /MayJson", &["Accept: text/html"], "").await;
    assert_eq!(seen.status, 406);
    let told = "header accept: must admit ";
    assert!(seen.body.contains(told), "{}", seen.body);
}

#[tokio::test]
async fn what_is_said_of_content_that_is_not_there_means_nothing() {
    let at = served(routes().finish()).await;
    let form = "Content-Type: application/x-www-form-urlencoded";
    let none = "Content-Length: 0";
    let empty: &[(&[&str], &str)] = &[
        (&[form, none], ""),
        (&["Content-Type: text/html;charset=UTF-8", none], ""),
        (&["Content-Type:", none], ""),
        (&["Content-Type: */*"], ""),
        (&["Content-Encoding: gzip", none], ""),
        (&[form, "Transfer-Encoding: chunked"], "0\r\n\r\n"),
    ];
    for (headers, body) in empty {
        for (line, seen) in [("POST /MayJson", "None"), ("POST /MayText", "None")] {
            let response = sent(at, line, headers, body).await;
            assert_eq!(
                (response.status, response.body.as_str()),
                (200, seen),
                "{headers:?}"
            );
        }
        for line in ["POST /MustJson", "POST /MustText"] {
            let response = sent(at, line, headers, body).await;
            assert_eq!(response.status, 400, "{headers:?}: {}", response.body);
            assert!(
                response.body.contains("a body is required"),
                "{}",
                response.body
            );
        }
    }
    // An empty text is a value if the type admits it.
    let response = sent(at, "POST /MayText", &["Content-Type: text/plain", none], "").await;
    assert_eq!(response.body, r#"Some("")"#);
}

#[tokio::test]
async fn content_of_another_type_is_refused_as_before() {
    let at = served(routes().finish()).await;
    let form = "Content-Type: application/x-www-form-urlencoded";
    let full: &[(&[&str], &str)] = &[
        (&[form, "Content-Length: 3"], "a=b"),
        (&["Content-Length: 3"], "a=b"),
        (
            &[form, "Transfer-Encoding: chunked"],
            "3\r\na=b\r\n0\r\n\r\n",
        ),
        (
            &[
                "Content-Type: application/json",
                "Content-Encoding: gzip",
                "Content-Length: 2",
            ],
            "{}",
        ),
    ];
    for (headers, body) in full {
        for line in ["POST /MayJson", "POST /MustJson", "POST /MayText"] {
            assert_eq!(
                sent(at, line, headers, body).await.status,
                415,
                "{headers:?}"
            );
        }
    }
    // A caller with `Expect: 100-continue` is refused before it sends content.
    let waits = [form, "Expect: 100-continue", "Content-Length: 3"];
    let response = sent(at, "POST /MayJson", &waits, "").await;
    assert_eq!(response.status, 415, "{}", response.head);
}

#[tokio::test]
async fn text_says_that_it_is_utf8() {
    let at = served(routes().finish()).await;
    let headers = ["Content-Type: application/json", "Content-Length: 8"];
    let response = sent(at, "POST /MustJson", &headers, "\"\u{e9} \u{20ac}\"").await;
    assert_eq!(response.body, "\u{e9} \u{20ac}", "{}", response.head);
    let typed = "\r\ncontent-type: text/plain; charset=utf-8\r\n";
    assert!(
        format!("{}\r\n", response.head).contains(typed),
        "{}",
        response.head
    );
}
