//! What each format accepts and refuses.

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
    check(Format::Regex, &["^a$"], &["(", "a{2,1}"]);
}
