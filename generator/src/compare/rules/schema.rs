//! Rules about the values of schemas.

use super::rule::{BREAK, NONE, RISK, Rule, both, narrower, rules, values, wider};
use crate::compare::severity::{By, Category};

rules! {
    SCHEMAS;
    TYPE_CHANGED "type-changed" Json both(BREAK, BREAK),
        "the type changed", "add a new member of the new type and deprecate the old one";
    TYPE_NARROWED "type-narrowed" Json narrower(BREAK, BREAK),
        "the type admits fewer values", "keep the old type, and refuse values in the service";
    TYPE_WIDENED "type-widened" Json wider(BREAK, BREAK),
        "the type admits more values", "add a new member of the wider type beside the old one";
    FORMAT_ADDED "format-added" Json narrower(BREAK, BREAK),
        "a format is enforced that was not", "keep the format out of requests until callers comply";
    FORMAT_REMOVED "format-removed" Json wider(BREAK, BREAK),
        "a format is no longer enforced", "add a new member without the format";
    FORMAT_CHANGED "format-changed" Json both(BREAK, BREAK),
        "the format changed", "add a new member of the new format and deprecate the old one";
    NULL_ADDED "null-added" Json wider(BREAK, RISK),
        "null is valid now", "omit the member instead of sending null";
    NULL_REMOVED "null-removed" Json narrower(BREAK, RISK),
        "null is no longer valid", "keep accepting null, and treat it like an absent member";
    ENUM_VALUE_ADDED "enum-value-added" Json wider(BREAK, RISK),
        "an enumeration has a new value", "send the new value only to callers that asked for it";
    ENUM_VALUE_REMOVED "enum-value-removed" Json narrower(BREAK, RISK),
        "an enumeration lost a value", "keep the value, mark it deprecated, and refuse it in the service";
    ENUM_ADDED "enum-added" Json narrower(BREAK, RISK),
        "only listed values are valid now", "document the values in the description";
    ENUM_DROPPED "enum-dropped" Json wider(BREAK, RISK),
        "any value is valid now, not only listed ones", "add the new values to the enumeration one by one";
    CONSTRAINT_ADDED "constraint-added" Json narrower(BREAK, RISK),
        "a new constraint", "accept the old values, and report them before the constraint is enforced";
    CONSTRAINT_REMOVED "constraint-removed" Json wider(BREAK, RISK),
        "a constraint is gone", "keep sending values within the old constraint";
    CONSTRAINT_NARROWED "constraint-narrowed" Json narrower(BREAK, RISK),
        "a constraint admits fewer values", "keep the old limit in requests";
    CONSTRAINT_WIDENED "constraint-widened" Json wider(BREAK, RISK),
        "a constraint admits more values", "keep sending values within the old limit";
    CONSTRAINT_CHANGED "constraint-changed" Json both(BREAK, RISK),
        "a constraint admits other values", "accept both the old and the new values for a time";
    KEYWORD_NARROWED "keyword-narrowed" Json narrower(BREAK, RISK),
        "a keyword about the whole value admits fewer values", "keep the old keyword in requests";
    KEYWORD_WIDENED "keyword-widened" Json wider(BREAK, RISK),
        "a keyword about the whole value admits more values", "keep sending values that the old keyword admits";
    KEYWORD_CHANGED "keyword-changed" Json both(BREAK, RISK),
        "a keyword about the whole value admits other values", "accept both the old and the new values for a time";
    MEMBER_ADDED "member-added" Json values([NONE, NONE], [NONE, NONE]),
        "a new optional member", "nothing to do: old readers skip it, old writers omit it";
    MEMBER_ADDED_REQUIRED "member-added-required" Json narrower(BREAK, BREAK),
        "a new required member", "make it optional, with a default for old callers";
    MEMBER_ADDED_TO_CLOSED "member-added-to-closed" Json wider(BREAK, RISK),
        "a new member of an object that refused unknown ones", "allow additional members one release earlier";
    MEMBER_REMOVED "member-removed" Json values([RISK, NONE], [NONE, RISK]),
        "an optional member is gone", "keep it, and mark it deprecated";
    MEMBER_REMOVED_REQUIRED "member-removed-required" Json values([RISK, NONE], [BREAK, BREAK]),
        "a required member is gone", "keep sending it, and mark it deprecated";
    MEMBER_REFUSED "member-refused" Json narrower(BREAK, RISK),
        "a member is gone from an object that refuses unknown ones", "keep it, and ignore its value";
    MEMBER_REQUIRED "member-required" Json narrower(BREAK, BREAK),
        "an optional member is required now", "keep it optional, or add an alternative with it by `oneOf`";
    MEMBER_OPTIONAL "member-optional" Json wider(BREAK, BREAK),
        "a required member is optional now", "keep sending it always";
    MEMBER_FORBIDDEN "member-forbidden" Json narrower(BREAK, RISK),
        "a member must be absent now", "ignore its value instead";
    MEMBER_ALLOWED "member-allowed" Json wider(BREAK, RISK),
        "a member that had to be absent is allowed now", "send it only to callers that asked for it";
    ADDITIONAL_REFUSED "additional-refused" Json narrower(BREAK, RISK),
        "undeclared members are refused now", "leave additional members allowed";
    ADDITIONAL_ALLOWED "additional-allowed" Json wider(BREAK, RISK),
        "undeclared members are allowed now", "send none until old readers are gone";
    ADDITIONAL_TYPED "additional-typed" Json narrower(BREAK, BREAK),
        "undeclared members must fit a schema now", "leave additional members without a schema";
    ADDITIONAL_UNTYPED "additional-untyped" Json wider(BREAK, BREAK),
        "undeclared members need not fit a schema any more", "keep sending values of the old schema";
    BRANCH_ADDED "branch-added" Json wider(BREAK, RISK),
        "a union has a new alternative", "send it only to callers that asked for it";
    BRANCH_OVERLAPS "branch-overlaps" Json narrower(BREAK, RISK),
        "a value can fit several alternatives of `oneOf` now, and is then refused", "add a discriminator, or use `anyOf`";
    BRANCH_DISJOINT "branch-disjoint" Json wider(BREAK, RISK),
        "a value that fitted several alternatives of `oneOf`, and was refused, can be valid now", "add a discriminator";
    BRANCH_REMOVED "branch-removed" Json narrower(BREAK, RISK),
        "a union lost an alternative", "keep the alternative, and refuse it in the service";
    UNION_ADDED "union-added" Json wider(BREAK, BREAK),
        "the value is one of several alternatives now", "add a new member for the other alternatives";
    UNION_DROPPED "union-dropped" Json narrower(BREAK, BREAK),
        "only one of several alternatives is left", "keep the other alternatives";
    UNION_ONE_OF "union-one-of" Json narrower(BREAK, RISK),
        "exactly one alternative must fit now", "keep `anyOf`";
    UNION_ANY_OF "union-any-of" Json wider(BREAK, RISK),
        "several alternatives may fit now", "keep `oneOf`";
    DISCRIMINATOR_CHANGED "discriminator-changed" Json both(BREAK, BREAK),
        "another member selects the alternative", "keep the old member, and send both";
    DISCRIMINATOR_VALUE_ADDED "discriminator-value-added" Json wider(BREAK, RISK),
        "a new value selects an alternative", "keep sending the old value";
    DISCRIMINATOR_VALUE_REMOVED "discriminator-value-removed" Json narrower(BREAK, BREAK),
        "a value no longer selects its alternative", "keep the old value in the mapping";
    DEFAULT_CHANGED "default-changed" Json values([RISK, NONE], [NONE, RISK]),
        "the default changed", "keep the default, or send the value explicitly";
    SCHEMA_DOCS "schema-docs" Docs By::Nobody,
        "the documentation changed", "nothing to do";
}
