//! Rules about the public items of the generated crate.

use super::rule::{BREAK, NONE, RISK, Rule, rules};
use crate::compare::severity::{By, Category};

rules! {
    ITEMS;
    TYPE_RENAMED "type-renamed" NameOnly By::Names,
        "a type has another name", "keep the name by `names.schemas` in specs/apis.toml";
    FIELD_RENAMED "field-renamed" NameOnly By::Names,
        "a field has another name", "keep the name by `names.members` or `names.parameters` in specs/apis.toml";
    VARIANT_RENAMED "variant-renamed" NameOnly By::Names,
        "a variant has another name", "keep the name by `names.variants` in specs/apis.toml";
    OPERATION_RENAMED "operation-renamed" NameOnly By::Names,
        "the method and the types of an operation have another name", "keep the name by `names.operations` in specs/apis.toml";
    CONSTANT_RENAMED "constant-renamed" NameOnly By::Names,
        "a constant has another name", "keep the key of the document";
    TYPE_ADDED "type-added" RustApi By::Builds(NONE),
        "a new type", "nothing to do";
    TYPE_REMOVED "type-removed" RustApi By::Builds(BREAK),
        "a type is gone", "keep the component in the document while code names it";
    TYPE_KIND "type-kind" RustApi By::Builds(BREAK),
        "a type has another form", "add a new component beside the old one";
    ALIAS_SPLIT "alias-split" RustApi By::Builds(BREAK),
        "two names of one type are two types now", "keep the two schemas equal";
    ALIAS_JOINED "alias-joined" RustApi By::Builds(RISK),
        "two types are one type with two names now", "nothing to do, unless a trait is implemented for both";
    FIELD_ADDED "field-added" RustApi By::Builds(BREAK),
        "a struct has a new field", "build structs with `..Default::default()` or their constructor";
    FIELD_REMOVED "field-removed" RustApi By::Builds(BREAK),
        "a field is gone", "keep the member in the document, deprecated";
    FIELD_TYPE "field-type" RustApi By::Builds(BREAK),
        "a field has another type", "add a new member beside the old one";
    VARIANT_ADDED "variant-added" RustApi By::Builds(BREAK),
        "an enum has a new variant", "match with a `_` arm";
    OPEN_VARIANT_ADDED "open-variant-added" RustApi By::Builds(NONE),
        "an enum for responses, which needs a `_` arm anyway, has a new variant", "nothing to do";
    VARIANT_REMOVED "variant-removed" RustApi By::Builds(BREAK),
        "a variant is gone", "keep the value in the document, deprecated";
    VARIANT_TYPE "variant-type" RustApi By::Builds(BREAK),
        "a variant has another form", "add a new alternative beside the old one";
    ENUM_OPENED "enum-opened" RustApi By::Builds(BREAK),
        "an enum keeps undocumented values now, so it has a new variant and is not `Copy`", "use separate schemas for requests and responses";
    ENUM_CLOSED "enum-closed" RustApi By::Builds(BREAK),
        "an enum no longer keeps undocumented values, because no response uses it", "keep a response that uses the schema, or use separate schemas";
    VALUE_TYPE "value-type" RustApi By::Builds(BREAK),
        "a wrapper has another value", "add a new component beside the old one";
    CONSTRUCTOR_CHANGED "constructor-changed" RustApi By::Builds(BREAK),
        "the constructor of a struct has other arguments", "build the struct by a literal";
    CONSTRUCTOR_ADDED "constructor-added" RustApi By::Builds(NONE),
        "a struct has a constructor", "nothing to do";
    DEFAULT_LOST "default-lost" RustApi By::Builds(BREAK),
        "a struct has no `Default` any more", "keep its members optional";
    DERIVE_LOST "derive-lost" RustApi By::Builds(BREAK),
        "a type no longer implements a trait", "keep the entry of `derives` in specs/apis.toml";
    CONVERSION_CHANGED "conversion-changed" RustApi By::Builds(BREAK),
        "the conversion from the response form to the request form changed", "convert field by field";
    FORMS_CHANGED "forms-changed" RustApi By::Builds(BREAK),
        "a schema has one form where it had two, or two where it had one", "mark no member `readOnly` or `writeOnly`";
    METHOD_ADDED "method-added" RustApi By::Builds(NONE),
        "the client has a new method", "nothing to do";
    SERVICE_METHOD_ADDED "service-method-added" RustApi By::Builds(BREAK),
        "a trait has a new method without a default, so each `impl` of it breaks", "implement the method";
    SERVICE_SIGNATURE "service-signature" RustApi By::Builds(BREAK),
        "the method of the service trait has another context", "follow the new signature in each `impl`";
    METHOD_REMOVED "method-removed" RustApi By::Builds(BREAK),
        "the method of an operation is gone", "keep the operation, deprecated";
    RESPONSE_ENUM "response-enum" RustApi By::Builds(BREAK),
        "the type of the responses is another one", "match on the new type";
    FUNCTION_ADDED "function-added" RustApi By::Builds(NONE),
        "a new function", "nothing to do";
    FUNCTION_REMOVED "function-removed" RustApi By::Builds(BREAK),
        "a function is gone", "keep the link, callback or default in the document";
    FUNCTION_CHANGED "function-changed" RustApi By::Builds(BREAK),
        "a function has another signature", "follow the new signature";
    CONSTANT_ADDED "constant-added" RustApi By::Builds(NONE),
        "a new constant", "nothing to do";
    CONSTANT_REMOVED "constant-removed" RustApi By::Builds(BREAK),
        "a constant is gone", "keep the server, scheme or example in the document";
    TARGET_ADDED "target-added" RustApi By::Builds(NONE),
        "the client or the server is generated now", "nothing to do";
    TARGET_REMOVED "target-removed" RustApi By::Builds(BREAK),
        "the client or the server is no longer generated", "keep the target in specs/apis.toml";
    FEATURES_CHANGED "features-changed" RustApi By::Builds(BREAK),
        "the item needs another feature of cargo", "keep the tags of the operation";
    FEATURE_REMOVED "feature-removed" RustApi By::Builds(BREAK),
        "a feature of cargo is gone", "keep an operation with the tag";
}
