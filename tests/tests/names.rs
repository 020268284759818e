//! Names with a meaning in Rust, its prelude, the runtime, and generated code.
//!
//! Each is used in every role with a name in a document, and the generated code compiles without a
//! warning. The documents are built here, since their snapshots would not be worth reading.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use copperplate::naming::{type_name, value_name};
use copperplate::{Job, Target};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Map, Value, json};

/// Names in scope everywhere (`std::prelude::rust_2024`), with derives and crate names.
const PRELUDE: &str = "
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default DoubleEndedIterator Drop Eq
    Err ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture
    IntoIterator Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some String Sync
    ToOwned ToString TryFrom TryInto Unpin Vec
    align_of align_of_val concat derive drop matches size_of size_of_val stringify test vec
    Display Error Hasher Infallible Cow
    alloc core std";

/// Strict, reserved and weak keywords (The Rust Reference, Keywords).
const KEYWORDS: &str = "
    as async await break const continue crate dyn else enum extern false fn for if impl in let loop
    match mod move mut pub ref return self Self static struct super trait true type unsafe use where
    while abstract become box do final gen macro override priv try typeof unsized virtual yield
    auto default macro_rules raw safe union _";

const PRIMITIVES: &str = "
    array bool char f16 f32 f64 f128 i8 i16 i32 i64 i128 isize never pointer reference slice str tuple
    u8 u16 u32 u64 u128 unit usize";

/// Identifiers of generated code itself.
const OWN: &str = "
    additional as_i64 as_str at authenticate begin body builder callbacks case client
    copperplate_runtime copperplate errors examples exchange get headers input into_inner member
    members new operations output parameters principal receive receiver refusals report request
    required response router routes rt rules runtime schema schemas security send sender serde server
    servers service servers_ status to types value variables webhooks with";

/// The names at the root of the runtime, in its modules, and of its macros.
fn of_the_runtime() -> BTreeSet<String> {
    let source = root().join("runtime/src");
    let mut names = BTreeSet::new();
    let modules = [
        "body",
        "codec",
        "json",
        "model",
        "parameter",
        "report",
        "schema",
        "types",
        "wire",
    ];
    let files = modules.map(|it| format!("{it}/mod.rs"));
    for file in files.iter().map(String::as_str).chain(["lib.rs"]) {
        let text = std::fs::read_to_string(source.join(file)).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            match item {
                syn::Item::Mod(it) => drop(names.insert(it.ident.to_string())),
                syn::Item::Use(it) => leaves(&it.tree, &mut names),
                _ => {}
            }
        }
    }
    for macros in [
        "object",
        "union",
        "choice",
        "integer_choice",
        "newtype",
        "text_type",
        "request",
        "response",
        "headers",
        "failure",
        "part",
        "fields",
        "sending",
        "receiving",
        "serde_shims",
        "modules",
        "operation",
        "routes",
        "with_serde",
    ] {
        names.insert(macros.to_owned());
    }
    assert!(
        names.contains("Reader") && names.contains("Sensitive"),
        "{names:?}"
    );
    names
}

fn leaves(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(it) => leaves(&it.tree, names),
        syn::UseTree::Name(it) => drop(names.insert(it.ident.to_string())),
        syn::UseTree::Rename(it) => drop(names.insert(it.rename.to_string())),
        syn::UseTree::Group(it) => it.items.iter().for_each(|it| leaves(it, names)),
        syn::UseTree::Glob(_) => {}
    }
}

/// The names, without those Rust spells alike: `clone` would conflict with `Clone`.
fn names(from: impl IntoIterator<Item = String>) -> Vec<String> {
    let (mut types, mut values) = (BTreeSet::new(), BTreeSet::new());
    from.into_iter()
        .filter(|name| {
            let new = types.insert(type_name(std::slice::from_ref(name)));
            values.insert(value_name(name)) && new
        })
        .collect()
}

fn listed() -> impl Iterator<Item = String> {
    let lists = [PRELUDE, KEYWORDS, PRIMITIVES, OWN];
    lists
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
}

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_owned()
}

/// The names as the keys of an object.
fn keyed(names: &[String], value: impl Fn(&str) -> Value) -> Value {
    let members = names.iter().map(|name| (name.clone(), value(name)));
    Value::Object(members.collect::<Map<_, _>>())
}

fn document(paths: Value, components: Value) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Names", "version": "1"},
        "paths": paths,
        "components": components,
    })
}

/// A document for each role of a component, since a component has one role, and one for all other
/// roles.
fn documents() -> Vec<(&'static str, Value)> {
    let all = names(listed().chain(of_the_runtime()));
    let schemas = |value: Value| {
        document(
            json!({}),
            json!({"schemas": keyed(&all, |_| value.clone())}),
        )
    };
    vec![
        (
            "objects",
            schemas(json!({
                "type": "object",
                "required": ["kind", "id"],
                "properties": {
                    "id": {"type": "string", "maxLength": 9},
                    "kind": {"type": "string", "const": "k"},
                    "mode": {"type": "string", "enum": ["full", "linked"]},
                    "amount": {"type": ["integer", "null"], "default": 3},
                },
            })),
        ),
        (
            "texts",
            schemas(json!({"type": "string", "enum": ["a", "b"]})),
        ),
        (
            "numbers",
            schemas(json!({"type": "integer", "enum": [1, 2]})),
        ),
        (
            "newtypes",
            schemas(json!({"type": "string", "maxLength": 9})),
        ),
        (
            "unions",
            schemas(json!({"oneOf": [{"type": "string", "maxLength": 9}, {"type": "integer"}]})),
        ),
        ("messages", messages(&all)),
    ]
}

/// Operations with all their parts. Operations refer to runtime names only with `rt::` in front, so
/// these names have no operations of their own, which would be half of all code.
fn messages(all: &[String]) -> Value {
    let own = names(listed());
    let string = || json!({"type": "string"});
    let header = json!({"schema": string(), "required": true});
    let parameter =
        |place: &str, name: &str| json!({"name": name, "in": place, "schema": string()});
    let parameters = |place: &str| {
        all.iter()
            .map(|it| parameter(place, it))
            .collect::<Vec<_>>()
    };
    let each = own.iter().enumerate().map(|(index, name)| {
        let operation = json!({
            "operationId": name,
            "tags": [name],
            "security": [{name.as_str(): []}],
            "parameters": [parameter("query", name), parameter("header", &format!("X-{name}"))],
            "responses": {
                "200": {"description": "", "headers": {name.as_str(): header}},
                "404": {"description": "", "content": {"application/json": {"schema": string()}}},
            },
        });
        (format!("/own/{index}"), json!({"get": operation}))
    });
    let mut paths: Map<_, _> = each.collect();
    let members = json!({"type": "object", "properties": keyed(all, |_| string())});
    let content = json!({
        "application/json": {"schema": {"$ref": "#/components/schemas/Members"}},
        "multipart/form-data": {"schema": members},
    });
    let headers = keyed(all, |_| header.clone());
    let whole = json!({
        "post": {
            "operationId": "allOfThem",
            "parameters": parameters("query"),
            "requestBody": {"content": content},
            "responses": {"200": {"description": "", "headers": headers}},
        },
        "put": {
            "operationId": "allCookies",
            "parameters": parameters("cookie"),
            "responses": {"204": {"description": ""}},
        },
    });
    paths.insert("/all".to_owned(), whole);
    let mut document = document(
        Value::Object(paths),
        json!({
            "securitySchemes": keyed(all, |_| json!({"type": "http", "scheme": "bearer"})),
            "schemas": {"Members": members, "Values": {"type": "string", "enum": all}},
        }),
    );
    let servers = own.iter().enumerate().map(|(index, name)| {
        json!({
            "url": format!("https://example.com/{index}/{{{name}}}"),
            "description": name,
            "variables": {name.as_str(): {"default": "a"}},
        })
    });
    document["servers"] = servers.collect();
    let hooks = names(OWN.split_whitespace().map(str::to_owned));
    document["webhooks"] = keyed(
        &hooks,
        |_| json!({"post": {"responses": {"204": {"description": ""}}}}),
    );
    document
}

fn code(name: &str, document: &Value) -> String {
    let job = Job {
        name: name.to_owned(),
        document: "names.json".into(),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported: Vec::new(),
        reading: copperplate::options::Reading::default(),
        adjust: copperplate::options::Adjust::default(),
    };
    let generated = copperplate::generate_text(&document.to_string(), &job).unwrap_or_else(|why| {
        let why = copperplate::diagnostics::render(&why.diagnostics, &why.sources, false);
        panic!("{name}: {}", why.chars().take(4000).collect::<String>())
    });
    let file = copperplate::emit::bundle(&generated.plan).unwrap();
    copperplate::format::render(&file).unwrap()
}

/// Writes a file unless it is unchanged, so that cargo has nothing to rebuild.
fn write(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|it| it == text) {
        return;
    }
    std::fs::write(path, text).unwrap();
}

#[test]
fn names_of_rust_and_of_the_runtime_compile_in_every_role() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    let source = folder.join("src");
    std::fs::create_dir_all(&source).unwrap();
    let mut library = String::new();
    for (name, document) in documents() {
        write(&source.join(format!("{name}.rs")), &code(name, &document));
        writeln!(library, "pub mod {name};").unwrap();
    }
    write(&source.join("lib.rs"), &library);
    let runtime = json!(root().join("runtime").to_str().unwrap());
    let features = "[\"client\", \"serde\", \"server\"]";
    let manifest = format!(
        "[package]\nname = \"names\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [features]\nclient = []\nserde = []\nserver = []\ndefault = {features}\n\
         [dependencies]\ncopperplate-runtime = {{ path = {runtime}, features = {features} }}\n\
         [workspace]\n"
    );
    write(&folder.join("Cargo.toml"), &manifest);
    let checked = Command::new(env!("CARGO"))
        .current_dir(&folder)
        .args(["check", "--offline", "--quiet"])
        .env("CARGO_TARGET_DIR", root().join("target/stand-alone"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{messages}");
}

/// A component may have the name of anything in the prelude, and the items of a macro are resolved
/// at its call.
#[test]
fn macros_of_the_runtime_name_everything_by_its_whole_path() {
    let mut bare = Vec::new();
    let mut macros = 0;
    for path in sources(&root().join("runtime/src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            let syn::Item::Macro(item) = item else {
                continue;
            };
            if item
                .attrs
                .iter()
                .any(|it| it.path().is_ident("macro_export"))
            {
                macros += 1;
                note_bare(transcribers(item.mac.tokens), &mut bare);
            }
        }
    }
    assert!(macros > 10, "{macros} macros were found");
    assert!(
        bare.is_empty(),
        "write `::core::...` or `$crate::...`: {bare:?}"
    );
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let found = entries.map(|it| it.unwrap().path()).flat_map(|path| {
        if path.is_dir() {
            sources(&path)
        } else {
            vec![path]
        }
    });
    found.collect()
}

/// The right sides of a macro's rules. The words of a left side are only matched.
fn transcribers(rules: TokenStream) -> TokenStream {
    let mut arrow = false;
    rules
        .into_iter()
        .filter(|tree| {
            let behind = std::mem::replace(
                &mut arrow,
                matches!(tree, TokenTree::Punct(it) if it.as_char() == '>'),
            );
            behind && matches!(tree, TokenTree::Group(_))
        })
        .collect()
}

/// Collects the names of the prelude without a `::` in front. A name after `type` is declared there.
fn note_bare(tokens: TokenStream, found: &mut Vec<String>) {
    let prelude: BTreeSet<&str> = PRELUDE.split_whitespace().collect();
    let (mut colons, mut declared) = (0, false);
    for tree in tokens {
        colons = match tree {
            TokenTree::Punct(it) if it.as_char() == ':' => colons + 1,
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let is_declared = std::mem::replace(&mut declared, name == "type");
                if colons < 2 && !is_declared && prelude.contains(name.as_str()) {
                    found.push(name);
                }
                0
            }
            TokenTree::Group(group) => {
                note_bare(group.stream(), found);
                0
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => 0,
        };
    }
}
