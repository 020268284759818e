//! Valid and invalid text for each format.

use super::Format;

fn check(format: Format, good: &[&str], bad: &[&str]) {
    for text in good {
        assert!(format.accepts(text), "{format:?} refuses {text:?}");
    }
    for text in bad {
        assert!(!format.accepts(text), "{format:?} accepts {text:?}");
    }
}

#[test]
fn formats_accept_and_refuse() {
    check(
        Format::Email,
        &[
            "a@b.example",
            "a.b+c@example.org",
            "\"a b\"@example.org",
            "a@[127.0.0.1]",
            "a@[IPv6:::1]",
        ],
        &[
            "",
            "a",
            "@b",
            "a@",
            ".a@b",
            "a..b@c",
            "a.@b",
            "a b@c",
            "a@-b.c",
            "a@[300.0.0.1]",
            "\"a\"b\"@c",
        ],
    );
    check(
        Format::Hostname,
        &["a", "www.example.com", "xn--4gbwdl.xn--wgbh1c", "1host"],
        &[
            "",
            "-a",
            "a-",
            "a..b",
            ".",
            "a_b",
            "é.example",
            &"a".repeat(64),
            "a.",
        ],
    );
    check(
        Format::Ipv4,
        &["192.0.2.1"],
        &["192.0.2", "256.0.0.1", "01.2.3.4", "1.2.3.4 "],
    );
    check(
        Format::Ipv6,
        &["::1", "2001:db8::", "::ffff:192.0.2.1"],
        &["1", ":::", "fe80::1%eth0", "12345::"],
    );
    check(
        Format::Uri,
        &["https://a/b?c#d", "urn:a:b", "mailto:a@b"],
        &["/a", "a b:c", "//a", "http://a b", ""],
    );
    check(
        Format::UriReference,
        &["/a", "", "#x", "http://a"],
        &["\\a", "a b", "#a\\b"],
    );
    check(
        Format::JsonPointer,
        &["", "/", "/a~0b/~1"],
        &["a", "/~2", "/a~", "#/a"],
    );
    check(
        Format::Byte,
        &["", "YQ==", "YWJj"],
        &["YQ", "YQ=", "Y Q==", "-_=="],
    );
    check(
        Format::Regex,
        &["^a$", "(?<=a+)b", "[]", r"\cA", r"(?<n>a)\k<n>"],
        &["(", "a{2,1}", r"\a", "(?i)a", "(?P<n>a)", r"\-"],
    );
}

#[test]
fn formats_beyond_ascii_accept_and_refuse() {
    check(
        Format::Hostname,
        &["xn--9n2bp8q.xn--9t4b11yi5a", "XN--9N2BP8Q.example"],
        &["xn--X", "xn--l-fda", "xn--example-", "xn---9uc", "xn--7a"],
    );
    check(
        Format::IdnHostname,
        &[
            "실례.테스트",
            "a\u{3002}b",
            "l·l",
            "bücher.example",
            "xn--bcher-kva",
            "א0",
        ],
        &[
            "",
            "a..b",
            "Bücher",
            "l·a",
            "☃",
            "a\u{300}\u{5d0}",
            "0a.א",
            "cafe\u{301}",
            &"ü".repeat(70),
        ],
    );
    check(
        Format::IdnEmail,
        &[
            "실례@실례.테스트",
            "a@b.example",
            "\"δ\"@b",
            "a@cafe\u{301}.example",
        ],
        &["a＠b", "a b@c", "@b", &format!("{}@b", "δ".repeat(33))],
    );
    check(Format::Email, &["a@xn--bcher-kva"], &["δ@b", "a@bücher"]);
    check(
        Format::Iri,
        &["http://ƒøø.ßår/?∂=π#ü", "urn:a:b"],
        &["/a", "http://ƒøø/\n", "http://[::ffff:1.1.1.01]"],
    );
    check(Format::IriReference, &["/ƒ", "", "âππ"], &["\\a", "#ƒ\\"]);
    check(
        Format::UriTemplate,
        &[
            "",
            "/a/{id}",
            "{+a,b*,c:3}",
            "{?a.b}",
            "{%41}",
            "a%41",
            "😀",
            "it's",
        ],
        &[
            "{",
            "}",
            "{}",
            "{a,}",
            "{a..b}",
            "{a:0}",
            "{a:10000}",
            "{a=b}",
            "a%4",
            "a b",
            "{%4}",
        ],
    );
    check(
        Format::RelativeJsonPointer,
        &["0", "120/a", "0#", "0//"],
        &["", "/a", "01", "-1", "1##", "1#/a", "0/~2", "1\n", "٢"],
    );
}
