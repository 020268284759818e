//! Converts CommonMark descriptions to lines of documentation.
//!
//! The text is parsed and printed again, so that rustdoc sees the same structure as the parser:
//! code blocks that never run, links to the web only, and text without accidental markup.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::code::{code_span, fence};
use super::visible::visible;
use super::wrap::{FIXED_SPACE, opens_block, wrap};

/// A description as safe lines for `///`.
#[must_use]
pub fn doc_lines(markdown: &str) -> Vec<String> {
    let text = visible(markdown);
    let mut printer = Printer::default();
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        printer.event(event);
    }
    printer.flush();
    let mut lines = printer.lines;
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Plain text, such as a title, as one line without markup.
#[must_use]
pub fn plain_line(text: &str) -> String {
    let text = visible(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::new();
    escape(&words.join(" "), &mut out);
    guarded(&out)
}

/// A container of blocks, with the prefixes of its lines.
enum Container {
    Quote,
    /// The marker of the next item: a bullet, or a number.
    List(Option<u64>),
    /// The prefix of the first line, until it is used, and of the other lines.
    Item {
        marker: Option<String>,
        indent: String,
    },
}

#[derive(Default)]
struct Printer {
    lines: Vec<String>,
    containers: Vec<Container>,
    /// The inline text of the open block.
    inline: String,
    /// The code of the open block, with its language.
    code: Option<(&'static str, String)>,
    heading: Option<HeadingLevel>,
    /// The targets of open links; `None` for a link reduced to its text.
    links: Vec<Option<String>>,
    /// True inside an autolink, which prints only its target.
    silent: bool,
    row: Option<Vec<String>>,
}

impl Printer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                let span = code_span(&code).replace(' ', &FIXED_SPACE.to_string());
                self.inline.push_str(&span);
            }
            Event::Html(html) | Event::InlineHtml(html) => self.text(&html),
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push_str("\\\n"),
            Event::Rule => {
                self.flush();
                self.block(vec!["---".to_owned()]);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.separate();
                self.containers.push(Container::Quote);
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                let json = matches!(&kind, CodeBlockKind::Fenced(info)
                    if info.trim().eq_ignore_ascii_case("json"));
                self.code = Some((if json { "json" } else { "text" }, String::new()));
            }
            Tag::List(number) => {
                self.flush();
                if !self.in_item() {
                    self.separate();
                }
                self.containers.push(Container::List(number));
            }
            Tag::Item => self.item(),
            Tag::Emphasis => self.inline.push('*'),
            Tag::Strong => self.inline.push_str("**"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url),
            Tag::Image { .. } => self.links.push(None),
            Tag::TableRow | Tag::TableHead => self.row = Some(Vec::new()),
            Tag::Table(_) => {
                self.flush();
                self.separate();
            }
            Tag::Paragraph
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.flush(),
            Tag::TableCell | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => self.flush(),
            TagEnd::CodeBlock => {
                if let Some((language, code)) = self.code.take() {
                    let lines: Vec<&str> = code.trim_end_matches('\n').split('\n').collect();
                    self.block(fence(language, &lines));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.containers.pop();
            }
            TagEnd::Emphasis => self.inline.push('*'),
            TagEnd::Strong => self.inline.push_str("**"),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.inline);
                let cell = cell
                    .replace(FIXED_SPACE, " ")
                    .replace('|', "\\|")
                    .replace('\n', " ");
                self.row.get_or_insert_default().push(cell);
            }
            TagEnd::TableHead => {
                let columns = self.end_row();
                self.raw_line(&format!("|{}", "---|".repeat(columns)));
            }
            TagEnd::TableRow => {
                self.end_row();
            }
            _ => self.flush(),
        }
    }

    fn end_row(&mut self) -> usize {
        let row = self.row.take().unwrap_or_default();
        self.raw_line(&format!("| {} |", row.join(" | ")));
        row.len()
    }

    fn item(&mut self) {
        self.flush();
        let marker = match self.containers.last_mut() {
            Some(Container::List(Some(number))) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        let indent = " ".repeat(marker.len());
        self.containers.push(Container::Item {
            marker: Some(marker),
            indent,
        });
    }

    fn in_item(&self) -> bool {
        matches!(self.containers.last(), Some(Container::Item { .. }))
    }

    /// Begins a link. Only links to the web or to a mailbox are kept.
    fn link(&mut self, kind: LinkType, target: &str) {
        let known = ["https://", "http://", "mailto:"];
        let plain = |it: char| {
            it.is_ascii_graphic() && !matches!(it, '<' | '>' | '(' | ')' | '\\' | '`' | '[' | ']')
        };
        let kept =
            known.iter().any(|scheme| target.starts_with(scheme)) && target.chars().all(plain);
        if matches!(kind, LinkType::Autolink | LinkType::Email) {
            self.silent = kept;
            self.links.push(None);
            if kept {
                self.inline.push_str(&format!("<{target}>"));
            }
            return;
        }
        if kept {
            self.inline.push('[');
        }
        self.links.push(kept.then(|| target.to_owned()));
    }

    fn end_link(&mut self) {
        self.silent = false;
        if let Some(Some(target)) = self.links.pop() {
            self.inline.push_str(&format!("]({target})"));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, code)) = &mut self.code {
            code.push_str(text);
            return;
        }
        if self.silent {
            return;
        }
        let linked = self.links.iter().any(Option::is_some);
        let text = text.replace('\n', " ");
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                self.inline.push(' ');
            }
            match address(word).filter(|_| !linked) {
                Some((before, url, after)) => {
                    escape(before, &mut self.inline);
                    self.inline.push_str(&format!("<{url}>"));
                    escape(after, &mut self.inline);
                }
                None => escape(word, &mut self.inline),
            }
        }
    }

    /// Prints the collected inline text as a paragraph or heading.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.inline);
        let text = text.trim();
        let heading = self.heading.take();
        if text.is_empty() {
            return;
        }
        if let Some(level) = heading {
            let hashes = "#".repeat(level as usize);
            let text = text.replace(['\n', FIXED_SPACE], " ").replace("\\ ", " ");
            self.block(vec![format!("{hashes} {text}")]);
            return;
        }
        let text = guarded(text);
        let tight = self.pending_marker();
        if !tight {
            self.separate();
        }
        let (first, rest) = self.prefixes();
        self.lines.extend(wrap(&text, &first, &rest));
    }

    /// Prints whole lines as a separate block.
    fn block(&mut self, lines: Vec<String>) {
        if !self.pending_marker() {
            self.separate();
        }
        let (first, rest) = self.prefixes();
        for (index, line) in lines.into_iter().enumerate() {
            let prefix = if index == 0 { &first } else { &rest };
            self.lines
                .push(format!("{prefix}{line}").trim_end().to_owned());
        }
    }

    fn raw_line(&mut self, line: &str) {
        let (first, _) = self.prefixes();
        self.lines.push(format!("{first}{line}"));
    }

    fn pending_marker(&self) -> bool {
        matches!(
            self.containers.last(),
            Some(Container::Item {
                marker: Some(_),
                ..
            })
        )
    }

    /// Adds an empty line, unless there is one or it would be the first.
    fn separate(&mut self) {
        if self
            .lines
            .last()
            .is_some_and(|line| !line.trim_matches(['>', ' ']).is_empty())
        {
            let (_, rest) = self.outer_prefixes();
            self.lines.push(rest.trim_end().to_owned());
        }
    }

    fn outer_prefixes(&self) -> (String, String) {
        let mut rest = String::new();
        for container in &self.containers {
            match container {
                Container::Quote => rest.push_str("> "),
                Container::List(_) => {}
                Container::Item { indent, .. } => rest.push_str(indent),
            }
        }
        (rest.clone(), rest)
    }

    /// The prefixes of the first line and the other lines of a block. Markers are used only once.
    fn prefixes(&mut self) -> (String, String) {
        let (mut first, mut rest) = (String::new(), String::new());
        for container in &mut self.containers {
            match container {
                Container::Quote => {
                    first.push_str("> ");
                    rest.push_str("> ");
                }
                Container::List(_) => {}
                Container::Item { marker, indent } => {
                    first.push_str(&marker.take().unwrap_or_else(|| indent.clone()));
                    rest.push_str(indent);
                }
            }
        }
        (first, rest)
    }
}

/// A bare web address in a word, with the text around it.
fn address(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, url) = word.split_at_checked(start)?;
    let allowed = |it: char| {
        it.is_ascii_graphic()
            && !matches!(
                it,
                '<' | '>' | '"' | '`' | '\\' | '[' | ']' | '{' | '}' | '^' | '|'
            )
    };
    let end = url.find(|it| !allowed(it)).unwrap_or(url.len());
    let url = url
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_']);
    let after = word.get(start + url.len()..)?;
    (url.len() > "https://".len()).then_some((before, url, after))
}

/// Escapes markup characters of text.
pub(super) fn escape(text: &str, out: &mut String) {
    let characters: Vec<char> = text.chars().collect();
    for (index, &character) in characters.iter().enumerate() {
        let beside = |at: Option<usize>| {
            at.and_then(|at| characters.get(at))
                .is_some_and(|it| it.is_alphanumeric())
        };
        let escaped = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // An underscore inside a word is not markup.
            '_' => !(beside(index.checked_sub(1)) && beside(Some(index + 1))),
            '~' | '|' => true,
            '&' => characters.iter().skip(index).any(|it| *it == ';'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(character);
    }
}

/// Escapes a first word that would begin a block.
fn guarded(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let line = line.trim_start();
        let word = line.split(' ').next().unwrap_or_default();
        if word.starts_with('\\') || !opens_block(word) {
            return line.to_owned();
        }
        match word
            .find(['.', ')'])
            .filter(|_| word.starts_with(|it: char| it.is_ascii_digit()))
        {
            Some(at) => {
                let (number, rest) = line.split_at_checked(at).unwrap_or((line, ""));
                format!("{number}\\{rest}")
            }
            None if word.starts_with("**") || word.starts_with('*') => line.to_owned(),
            None => format!("\\{line}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
