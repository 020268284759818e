//! Diagnostics of reading a document.

use super::{Diagnostic, Edit, Remedy};
use crate::source::{Span, Value};

fn plural(count: usize) -> &'static str {
    if count == 1 { " is" } else { "s are" }
}

// Files.

pub(crate) fn unreadable(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::without_place("unreadable-file", format!("cannot read {path}: {reason}"))
        .help("check the path of the document")
}

pub(crate) fn not_a_file(path: &str, what: &str) -> Diagnostic {
    Diagnostic::without_place(
        "unreadable-file",
        format!("cannot read {path}: it is {what}"),
    )
    .help("name the file of the document")
}

pub(crate) fn too_large(path: &str, limit: u64) -> Diagnostic {
    Diagnostic::without_place(
        "too-large",
        format!("{path} holds more than {} MiB", limit >> 20),
    )
    .help("split the document into files that refer to one another")
}

pub(crate) fn not_utf8(path: &str, found: &str) -> Diagnostic {
    Diagnostic::without_place("not-utf8", format!("{path} is not UTF-8 text: {found}"))
        .help("save the file as UTF-8")
}

pub(crate) fn missing_external(at: Span, file: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(
        "missing-file",
        at,
        format!("the file `{file}` cannot be read: {reason}"),
    )
    .label("refers to this file")
    .cost("its content would be missing from the generated code")
    .leave_out()
}

/// An unreadable file, with the number of references to it.
pub(crate) fn several_lead_there(problem: Diagnostic, references: &[Span]) -> Diagnostic {
    let count = references.len();
    let edits = references.iter().map(|at| Edit::LeaveOut(*at));
    let mut all = Remedy::ignore();
    all.edits = edits.collect();
    let has_remedy = problem.remedy.is_some();
    let problem = problem.label(format!("the first of {count} references to it"));
    if has_remedy {
        problem.remedy(all)
    } else {
        problem
    }
}

/// A document outside of its root folder.
pub(crate) fn outside_root(document: &str, root: &str) -> Diagnostic {
    let message = format!("the document {document} lies outside of its root `{root}`");
    Diagnostic::without_place("outside-root", message).help("name a folder around the document")
}

pub(crate) fn network_ref(at: Span) -> Diagnostic {
    Diagnostic::error("network-ref", at, "a reference needs the network")
        .label("not a file of this document")
        .cost("the generated code would depend on the server's response at that time")
        .help(
            "save the file, and name it for this address: `references` of this API, \
             `--reference ADDRESS=FILE`",
        )
        .leave_out()
}

pub(crate) fn escaping_ref(at: Span, file: &str) -> Diagnostic {
    Diagnostic::error(
        "escaping-ref",
        at,
        format!("the file `{file}` lies outside of the folder that the document may refer to"),
    )
    .label("leads outside")
    .cost("any file of this machine could end up in the generated code")
    .help(
        "name a folder around both files (`root` of this API, `--root DIR`), or move the \
         file into the directory of the root document, or below it",
    )
    .leave_out()
}

pub(crate) fn ref_without_directory(at: Span) -> Diagnostic {
    Diagnostic::error(
        "missing-file",
        at,
        "a text without a directory cannot refer to other files",
    )
    .label("refers to another file")
    .leave_out()
}

pub(crate) fn too_many_files(at: Span, limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-large",
        at,
        format!("the document is spread over more than {limit} files"),
    )
    .label("the first one too many")
}

pub(crate) fn too_many_bytes(at: Span, limit: u64) -> Diagnostic {
    let message = format!(
        "the files of the document hold more than {} MiB together",
        limit >> 20
    );
    Diagnostic::error("too-large", at, message).label("the first one too many")
}

// Text.

pub(crate) fn bad_json(at: Span, reason: &str) -> Diagnostic {
    Diagnostic::error("invalid-json", at, format!("this is not JSON: {reason}"))
        .label("reading stopped here")
}

pub(crate) fn bad_yaml(at: Span, reason: &str) -> Diagnostic {
    Diagnostic::error("invalid-yaml", at, format!("this is not YAML: {reason}"))
        .label("reading stopped here")
        .help("the fault is here or shortly before: look at indentation, quotes and colons")
}

pub(crate) fn too_deep(at: Span, limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        at,
        format!("values are nested more than {limit} levels deep"),
    )
    .label("one level too many")
    .help("move inner schemas to `components` and refer to them")
}

pub(crate) fn too_many_values(at: Span, limit: usize) -> Diagnostic {
    Diagnostic::error(
        "too-large",
        at,
        format!("the file holds more than {limit} values"),
    )
    .label("the first one too many")
    .help("split the document into files that refer to one another")
}

pub(crate) fn alias_bomb(at: Span, limit: usize) -> Diagnostic {
    Diagnostic::error(
        "alias-bomb",
        at,
        format!("aliases repeat more than {limit} values"),
    )
    .label("exceeds the limit")
    .cost("a short text would fill all memory")
    .help("use `$ref` instead of YAML aliases")
}

pub(crate) fn open_alias(at: Span) -> Diagnostic {
    Diagnostic::error(
        "open-alias",
        at,
        "an alias is inside the value of its own anchor",
    )
    .label("the anchor is not complete here")
    .help("use `$ref` for a schema that contains itself")
}

pub(crate) fn second_document(at: Span) -> Diagnostic {
    Diagnostic::error(
        "second-document",
        at,
        "the file holds more than one YAML document",
    )
    .label("the second one starts here")
    .cost("all but the first would be ignored")
    .help("keep one document per file")
}

pub(crate) fn duplicate_key(key: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::error(
        "duplicate-key",
        at,
        format!("the key `{}` occurs twice in one object", shorten(key)),
    )
    .label("second time")
    .other(first, "first time")
    .cost("one of the two values would be lost")
    .help("remove one of them, or merge their values")
    .remedy(Remedy::accept("the first of the two"))
}

pub(crate) fn key_not_text(at: Span) -> Diagnostic {
    Diagnostic::error("key-not-text", at, "the key of a member must be a scalar")
        .label("this is a collection")
}

pub(crate) fn merge_not_object(at: Span) -> Diagnostic {
    Diagnostic::error(
        "bad-merge",
        at,
        "the value of `<<` must be an object or a list of objects",
    )
    .label("neither of them")
}

pub(crate) fn foreign_tag(at: Span, tag: &str) -> Diagnostic {
    Diagnostic::error(
        "foreign-tag",
        at,
        format!("the YAML tag `{}` does not fit here", shorten(tag)),
    )
    .label("tagged value")
    .cost("a document is plain data; the tag would have no effect")
    .help("remove the tag")
}

pub(crate) fn not_a_json_number(at: Span, text: &str) -> Diagnostic {
    Diagnostic::error("not-a-number", at, format!("JSON has no number `{text}`"))
        .label("not a number of JSON")
        .help("put it in quotation marks if the text is meant")
        .leave_out()
}

pub(crate) fn leading_zeros(at: Span, text: &str, read: &str) -> Diagnostic {
    let message = format!(
        "`{}` without quotation marks is the number {}",
        shorten(text),
        shorten(read)
    );
    Diagnostic::warning("leading-zeros", at, message)
        .label("the zeros are lost")
        .cost("YAML 1.1 reads it as an octal number, so tools disagree about its value")
        .help("put it in quotation marks if the digits are meant, or remove the zeros")
}

// The document as a whole.

pub(crate) fn empty_file(at: Span) -> Diagnostic {
    Diagnostic::error("not-openapi", at, "the file is empty")
        .help("a document starts with `openapi: 3.0.3` or `openapi: 3.1.0`")
}

pub(crate) fn not_openapi(at: Span, reason: &str) -> Diagnostic {
    Diagnostic::error(
        "not-openapi",
        at,
        format!("this is not an OpenAPI document: {reason}"),
    )
    .help("a document starts with `openapi: 3.0.3` or `openapi: 3.1.0`")
}

pub(crate) fn swagger(at: Span) -> Diagnostic {
    Diagnostic::error("swagger", at, "Swagger 2.0 documents are not supported")
        .label("older than OpenAPI 3.0")
        .help("convert it to OpenAPI 3.0 once (swagger2openapi and the Swagger Editor do that) and keep the result")
}

pub(crate) fn version_not_text(at: Span, found: &str) -> Diagnostic {
    Diagnostic::error(
        "wrong-type",
        at,
        format!("`openapi` must be a string, found {found}"),
    )
    .label("the version")
    .help("put the full version in quotation marks, for example \"3.0.3\"")
    .pointer("/openapi")
}

/// A version without a patch number. As a number it would be 3.1 after `3.10`, too.
pub(crate) fn short_version(at: Span, version: &str) -> Diagnostic {
    let whole = format!("{version}.0");
    Diagnostic::error(
        "wrong-type",
        at,
        format!("`openapi` must be a version with three numbers, found {version}"),
    )
    .label("the version")
    .help(format!("write `{whole}`"))
    .pointer("/openapi")
    .remedy(Remedy::read(
        format!("`{whole}`"),
        Edit::Replace(at, Value::String(whole)),
    ))
}

pub(crate) fn unknown_version(at: Span, version: &str) -> Diagnostic {
    let message = format!("the OpenAPI version `{}` is not known", shorten(version));
    Diagnostic::error("unknown-version", at, message)
        .label("not 3.0, 3.1 or 3.2")
        .help("3.0.x and 3.1.x are read in full")
        .pointer("/openapi")
}

pub(crate) fn later_version(at: Span, version: &str) -> Diagnostic {
    Diagnostic::warning(
        "later-version",
        at,
        format!("OpenAPI {version} is read by the rules of 3.2"),
    )
    .label("later than 3.2")
    .cost("features new in 3.3 are left out, with a report for each")
    .pointer("/openapi")
}

/// Texts of a document are quoted up to 80 characters.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

pub(crate) fn and_more(left: usize, errors: usize) -> Diagnostic {
    let message = format!(
        "{left} more problem{} not shown, {errors} of them errors",
        plural(left)
    );
    Diagnostic::without_place("and-more", message)
        .help("`--full` shows all of them; or correct those above and run again")
}
