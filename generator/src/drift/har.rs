//! Reads an HTTP Archive (HAR 1.2).

use crate::source::{Node, Value};

/// A recorded exchange.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The method.
    pub method: String,
    /// The absolute URL.
    pub url: String,
    /// The request.
    pub request: Message,
    /// The status code.
    pub status: u16,
    /// The response.
    pub response: Message,
}

/// A recorded message.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The media type and the text of the body, if there is one.
    pub body: Option<(String, String)>,
}

impl Message {
    /// The values of a header.
    pub(super) fn header<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m str> {
        let named = self.headers.iter();
        let named = named.filter(move |it| it.0.eq_ignore_ascii_case(name));
        named.map(|it| it.1.as_str())
    }
}

/// Reads the exchanges of an archive. An exchange without a response, such as an aborted one, is left out.
///
/// # Errors
///
/// The text is neither JSON nor an archive.
pub fn har(name: &str, text: &str) -> Result<Vec<Exchange>, String> {
    let tree = crate::load::data(name, text);
    let tree = tree.map_err(|problem| format!("{name} is no JSON: {}", problem.message))?;
    let entries = tree.get("log").and_then(|it| it.get("entries"));
    let Some(entries) = entries.and_then(Node::as_array) else {
        return Err(format!(
            "{name} is no HTTP Archive: it has no list `log.entries`"
        ));
    };
    Ok(entries.iter().filter_map(exchange).collect())
}

fn exchange(entry: &Node) -> Option<Exchange> {
    let (request, response) = (entry.get("request")?, entry.get("response")?);
    let status = match &response.get("status")?.value {
        Value::Number(text) => text.parse().ok()?,
        _ => return None,
    };
    let posted = request.get("postData").and_then(body);
    let content = response.get("content").and_then(body);
    (status > 0).then_some(Exchange {
        method: text(request, "method")?.to_ascii_uppercase(),
        url: text(request, "url")?,
        request: Message {
            headers: headers(request),
            body: posted,
        },
        status,
        response: Message {
            headers: headers(response),
            body: content,
        },
    })
}

fn text(node: &Node, key: &str) -> Option<String> {
    match &node.get(key)?.value {
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn headers(message: &Node) -> Vec<(String, String)> {
    let list = message.get("headers").and_then(Node::as_array);
    let all = list.into_iter().flatten();
    all.filter_map(|it| Some((text(it, "name")?, text(it, "value")?)))
        .collect()
}

fn body(content: &Node) -> Option<(String, String)> {
    let body = text(content, "text").filter(|it| !it.is_empty())?;
    let body = match text(content, "encoding").as_deref() {
        Some("base64") => String::from_utf8(decoded(&body)?).ok()?,
        _ => body,
    };
    Some((text(content, "mimeType").unwrap_or_default(), body))
}

/// Decodes base64 (RFC 4648, section 4).
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|it| !it.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn base64_is_decoded() {
        assert_eq!(decoded("eyJhIjoxfQ==").as_deref(), Some(&b"{\"a\":1}"[..]));
        assert_eq!(decoded("YWJj").as_deref(), Some(&b"abc"[..]));
        assert_eq!(decoded("a-b"), None);
    }
}
