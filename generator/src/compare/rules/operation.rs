//! Rules about operations, bodies, responses, credentials and servers.

use super::rule::{BREAK, NONE, RISK, Rule, both, narrower, parties, rules, values, wider};
use crate::compare::severity::{By, Category};

rules! {
    OPERATIONS;
    API_ADDED "api-added" Wire parties(NONE, NONE),
        "a new API", "nothing to do";
    API_REMOVED "api-removed" Wire parties(BREAK, NONE),
        "an API is gone", "keep its entry in specs/apis.toml, and mark its operations deprecated";
    OPERATION_ADDED "operation-added" Wire parties(NONE, RISK),
        "a new operation", "every implementation of the service trait needs the new method";
    OPERATION_REMOVED "operation-removed" Wire parties(BREAK, NONE),
        "an operation is gone", "keep it, and mark it deprecated";
    OPERATION_PATH "operation-path" Wire parties(BREAK, BREAK),
        "an operation has another path", "serve both paths, the old one as a deprecated operation";
    OPERATION_METHOD "operation-method" Wire parties(BREAK, BREAK),
        "an operation has another method", "serve both methods, the old one as a deprecated operation";
    OPERATION_DEPRECATED "operation-deprecated" Docs By::Nobody,
        "an operation is deprecated now", "nothing to do: callers get a warning of the compiler";
    OPERATION_UNDEPRECATED "operation-undeprecated" Docs By::Nobody,
        "an operation is no longer deprecated", "nothing to do";
    OPERATION_DOCS "operation-docs" Docs By::Nobody,
        "the documentation of an operation changed", "nothing to do";
    OPERATION_TAGS "operation-tags" Docs By::Nobody,
        "the tags of an operation changed", "nothing to do, unless features are per tag";
    BODY_ADDED "body-added" Wire values([NONE, NONE], [BREAK, RISK]),
        "a request has an optional body now", "nothing to do for callers; old servers ignore or refuse it";
    BODY_ADDED_REQUIRED "body-added-required" Wire both(BREAK, BREAK),
        "a request needs a body now", "make the body optional";
    BODY_REMOVED "body-removed" Wire values([RISK, RISK], [BREAK, BREAK]),
        "a request has no body any more", "keep it as an optional body";
    BODY_REQUIRED "body-required" Wire narrower(BREAK, BREAK),
        "an optional body is required now", "keep it optional";
    BODY_OPTIONAL "body-optional" Wire wider(BREAK, BREAK),
        "a required body is optional now", "keep sending it to old servers";
    MEDIA_TYPE_ADDED "media-type-added" Wire wider(BREAK, BREAK),
        "a new media type", "use it only for peers that asked for it";
    MEDIA_TYPE_REMOVED "media-type-removed" Wire narrower(BREAK, BREAK),
        "a media type is gone", "keep the media type beside the new one";
    BODY_CODEC "body-codec" Wire both(BREAK, BREAK),
        "the body is read in another way", "use another media type for the new form";
    ENCODING_CHANGED "encoding-changed" Wire both(BREAK, BREAK),
        "a member of a form or multipart body is written in another form", "add a member of another name in the new form";
    XML_CHANGED "xml-changed" Wire both(BREAK, BREAK),
        "a part of an XML body has another name or is another node", "add a member with the new name, and send both";
    CONTENT_ADDED "content-added" Wire wider(BREAK, RISK),
        "a response without a body has one now", "use another status for the response with a body";
    CONTENT_REMOVED "content-removed" Wire values([RISK, RISK], [BREAK, BREAK]),
        "a response has no body any more", "keep sending the body";
    SUCCESS_ADDED "success-added" Wire wider(BREAK, BREAK),
        "a new status of success", "use the new status only for callers that asked for it";
    SUCCESS_REMOVED "success-removed" Wire narrower(BREAK, RISK),
        "a status of success is gone", "keep the status documented until no server sends it";
    FAILURE_ADDED "failure-added" Wire wider(RISK, RISK),
        "a new status of failure", "nothing to do: old callers see an undocumented failure";
    FAILURE_REMOVED "failure-removed" Wire narrower(RISK, RISK),
        "a status of failure is gone", "keep it documented until no server sends it";
    RESPONSE_DOCS "response-docs" Docs By::Nobody,
        "the documentation of a response changed", "nothing to do";
    RETRY_STATEMENT "retry-statement" Wire wider(RISK, RISK),
        "a response says something else about another attempt", "check that clients retry as the server means it";
    IDEMPOTENCY "idempotency" Wire both(BREAK, BREAK),
        "the idempotency key has another location", "accept the key in both locations for a time";
    WEBHOOK_SIGNATURE "webhook-signature-changed" Wire both(BREAK, BREAK),
        "a webhook or a callback is signed in another way", "sign in both ways until no receiver verifies the old one";
    PAGINATION_CHANGED "pagination-changed" Wire parties(RISK, NONE),
        "the pages of a list are found in another way", "keep the old parameter and the old member beside the new ones";
    POLLING_CHANGED "polling-changed" Wire parties(RISK, NONE),
        "the end of work is known by another status", "keep the old status and its terminal values";
    SECURITY_NARROWED "security-narrowed" Wire narrower(BREAK, BREAK),
        "credentials that were enough no longer are", "keep the old alternative of credentials beside the new one";
    SECURITY_WIDENED "security-widened" Wire wider(BREAK, BREAK),
        "other credentials are enough now", "nothing to do for callers; deploy servers first";
    SECURITY_SCHEME "security-scheme" Wire both(RISK, RISK),
        "credentials of the same form belong to another security scheme", "keep the old scheme as an alternative";
    SCHEME_DETAILS "scheme-details" Wire parties(RISK, NONE),
        "the flows or URLs of a security scheme changed", "keep the old token URL working";
    SCHEME_ADDED "scheme-added" Wire parties(NONE, NONE),
        "a new security scheme", "nothing to do";
    SCHEME_REMOVED "scheme-removed" Wire parties(NONE, NONE),
        "a security scheme is gone", "keep it while an operation refers to it";
    SERVER_DEFAULT "server-default" Wire parties(RISK, NONE),
        "clients call another server by default", "keep the first server, or set the URL of each client";
    SERVER_ADDED "server-added" Wire parties(NONE, NONE),
        "a new server", "nothing to do";
    SERVER_REMOVED "server-removed" Wire parties(RISK, NONE),
        "a server is gone", "keep the server until no client calls it";
    SERVER_CHANGED "server-changed" Wire parties(RISK, NONE),
        "a server has another environment, or other defaults of its variables", "add a server beside the old one";
    REFUSAL_CHANGED "refusal-changed" Wire parties(RISK, NONE),
        "refused requests get another response", "keep the old form of the response";
    CALLBACK_URL "callback-url" Wire parties(RISK, BREAK),
        "the URL of a callback comes from another value", "keep the old expression";
    LINK_CHANGED "link-changed" Wire parties(RISK, NONE),
        "a link takes other values to the next request", "add a link of another name";
    EXAMPLE_INVALID "example-invalid" Docs By::Nobody,
        "an example no longer fits its schema", "correct the example; strict generation refuses it";
    GENERATOR_CHANGED "generator-changed" RustApi By::Builds(RISK),
        "another version of the generator wrote the code", "read the changes of the generator in its CHANGELOG";
}
