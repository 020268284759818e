//! Headers with one field line for each value.

use copperplate_runtime as rt;
use http::{HeaderMap, Response};

static COOKIES: rt::parameter::Parameter = rt::parameter::Parameter::header("Set-Cookie");

const EXPIRING: &str = "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT";

fn lines(headers: &HeaderMap) -> Vec<&str> {
    let all = headers.get_all("set-cookie").iter();
    all.map(|line| line.to_str().unwrap()).collect()
}

#[test]
fn each_cookie_that_is_set_is_a_field_line() {
    let cookies = [EXPIRING, "b=2,3", ""].map(str::to_owned).to_vec();
    let mut writer = rt::message::ResponseWriter::default();
    writer.parameter(&COOKIES, &cookies);
    let response = writer.finish().unwrap();
    assert_eq!(lines(response.headers()), cookies);
    let mut reader = rt::message::ResponseReader::new(&response, false);
    assert_eq!(reader.parameter::<Vec<String>>(&COOKIES), Some(cookies));
}

#[test]
fn no_cookie_is_no_line_and_one_that_is_no_line_is_refused() {
    let mut writer = rt::message::ResponseWriter::default();
    writer.parameter(&COOKIES, &Vec::<String>::new());
    let response: Response<_> = writer.finish().unwrap();
    assert!(response.headers().is_empty());

    let mut writer = rt::message::ResponseWriter::default();
    writer.parameter(&COOKIES, &vec!["a=1".to_owned(), "b=\n".to_owned()]);
    let report = writer.finish().unwrap_err();
    assert_eq!(report.len(), 1, "{report}");
}
