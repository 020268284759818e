//! Markdown of a document as HTML.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// The level of the first heading inside a text; the page has the levels above.
const FIRST_LEVEL: usize = 5;

/// Lines of Markdown as HTML. Raw HTML is shown as text, and only web and mail links are links, so that a document
/// can't put a script or an image into the page.
pub fn html(lines: &[String]) -> Markup {
    let text = lines.join("\n");
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut dropped = Vec::new();
    let events = Parser::new_ext(&text, options).filter_map(|event| safe(event, &mut dropped));
    let mut out = String::new();
    html::push_html(&mut out, events);
    PreEscaped(out)
}

/// The event without what a page may not have. `dropped` has a row for each open link or image: true if it is left out.
fn safe<'t>(event: Event<'t>, dropped: &mut Vec<bool>) -> Option<Event<'t>> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_dropped = !is_web(dest_url);
            dropped.push(is_dropped);
            (!is_dropped).then_some(event)
        }
        // An image would be loaded from elsewhere; its text stays.
        Event::Start(Tag::Image { .. }) => {
            dropped.push(true);
            None
        }
        Event::End(TagEnd::Link | TagEnd::Image) => match dropped.pop() {
            Some(false) => Some(event),
            _ => None,
        },
        Event::Start(Tag::Heading { level, .. }) => Some(Event::Start(Tag::Heading {
            level: lower(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
        other => Some(other),
    }
}

fn lower(level: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    let level = (level as usize + FIRST_LEVEL - 1).min(6);
    pulldown_cmark::HeadingLevel::try_from(level).unwrap_or(pulldown_cmark::HeadingLevel::H6)
}

fn is_web(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "#"]
        .iter()
        .any(|start| url.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::html;

    fn shown(text: &str) -> String {
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        html(&lines).into_string()
    }

    #[test]
    fn nothing_of_a_document_is_markup() {
        let page = shown("<script>alert(1)</script>\n\nText <img src=x onerror=y> end.");
        assert!(
            !page.contains("<script") && !page.contains("<img"),
            "{page}"
        );
        assert!(page.contains("&lt;script&gt;"), "{page}");
        let page = shown(
            "[a](javascript:alert(1)) ![b](https://example.com/x.png) [c](https://example.com)",
        );
        assert_eq!(page, "<p>a b <a href=\"https://example.com\">c</a></p>\n");
        let page = shown("[a ![b](https://example.com/x.png)](data:text/html,x)");
        assert_eq!(page, "<p>a b</p>\n");
    }

    #[test]
    fn headings_stay_below_the_ones_of_the_page() {
        assert_eq!(shown("# One"), "<h5>One</h5>\n");
        assert_eq!(shown("###### Six"), "<h6>Six</h6>\n");
    }
}
