//! Rules about parameters and headers.

use super::rule::{BREAK, NONE, RISK, Rule, both, narrower, rules, values, wider};
use crate::compare::severity::{By, Category};

rules! {
    PARAMETERS;
    PARAMETER_ADDED "parameter-added" Wire values([NONE, NONE], [RISK, NONE]),
        "a new optional parameter", "nothing to do for callers; old servers ignore it";
    PARAMETER_ADDED_REQUIRED "parameter-added-required" Wire values([BREAK, BREAK], [RISK, NONE]),
        "a new required parameter", "make it optional, with a default";
    PARAMETER_REMOVED "parameter-removed" Wire values([RISK, RISK], [NONE, NONE]),
        "an optional parameter is gone", "keep it, and mark it deprecated";
    PARAMETER_REMOVED_REQUIRED "parameter-removed-required" Wire values([RISK, RISK], [BREAK, BREAK]),
        "a required parameter is gone", "keep it as an optional one, and mark it deprecated";
    PARAMETER_REQUIRED "parameter-required" Wire narrower(BREAK, BREAK),
        "an optional parameter is required now", "keep it optional, with a default";
    PARAMETER_OPTIONAL "parameter-optional" Wire wider(BREAK, BREAK),
        "a required parameter is optional now", "keep sending it to old servers";
    PARAMETER_STYLE "parameter-style" Wire both(BREAK, BREAK),
        "the parameter is written in another form", "add a parameter of another name in the new form";
    PARAMETER_EMPTY_ALLOWED "parameter-empty-allowed" Wire wider(BREAK, RISK),
        "empty text is a valid value now", "do not send empty text to old servers";
    PARAMETER_EMPTY_REFUSED "parameter-empty-refused" Wire narrower(BREAK, RISK),
        "empty text is no longer a valid value", "keep accepting empty text";
    PARAMETER_RESERVED "parameter-reserved" Wire values([NONE, NONE], [RISK, NONE]),
        "the escaping of reserved characters changed", "nothing to do: readers accept both forms";
    PARAMETER_DOCS "parameter-docs" Docs By::Nobody,
        "the documentation of a parameter changed", "nothing to do";
    HEADER_ADDED "header-added" Wire values([NONE, NONE], [NONE, NONE]),
        "a new optional header of a response", "nothing to do: old callers skip it";
    HEADER_ADDED_REQUIRED "header-added-required" Wire narrower(BREAK, BREAK),
        "a new required header of a response", "make it optional until all servers send it";
    HEADER_REMOVED "header-removed" Wire wider(RISK, RISK),
        "an optional header of a response is gone", "keep sending it, and mark it deprecated";
    HEADER_REMOVED_REQUIRED "header-removed-required" Wire wider(BREAK, BREAK),
        "a required header of a response is gone", "keep sending it, and mark it deprecated";
    HEADER_REQUIRED "header-required" Wire narrower(BREAK, BREAK),
        "an optional header of a response is required now", "keep it optional until all servers send it";
    HEADER_OPTIONAL "header-optional" Wire wider(BREAK, BREAK),
        "a required header of a response is optional now", "keep sending it always";
}
