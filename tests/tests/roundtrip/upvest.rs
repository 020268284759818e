//! Upvest.

use axum::body::Bytes;
use axum::http::{self, HeaderValue};
use withdrawal_apis::upvest::operations::{
    CreateCashWithdrawal, CreateCashWithdrawalError, CreateCashWithdrawalRequest,
    CreateCashWithdrawalResponse,
};
use withdrawal_apis::upvest::types::*;

use crate::draw::{Draw, Source, draw_choice, draw_enum, draw_struct, header_text};
use crate::property::{either, outcome_survives, request_survives, types, unlisted_text};

draw_choice!(ApiVersion, Currency, TaxType, WithdrawalStatus);

draw_struct! {
    NewWithdrawal {
        reference_account_id, account_group_id, user_id, amount, currency, remittance_information,
        purpose_code,
    }
    Problem { r#type, status, title, detail, instance, request_id }
    Tax { r#type }
    Withdrawal {
        id, reference_account_id, account_group_id, user_id, amount, currency, created_at,
        updated_at, remittance_information, taxes, status, purpose_code,
    }
}

draw_enum! {
    CreateCashWithdrawalResponse { Ok }
    CreateCashWithdrawalError {
        BadRequest, Unauthorized, Forbidden, NotFound, NotAcceptable, TooManyRequests,
        InternalServerError, ServiceUnavailable, GatewayTimeout,
    }
}

types! {
    upvest:
    api_version ApiVersion,
    currency Currency,
    new_withdrawal NewWithdrawal,
    problem Problem,
    tax Tax,
    tax_type TaxType,
    withdrawal Withdrawal,
    withdrawal_status WithdrawalStatus,
}

fn draw_request(from: &mut Source<'_>) -> CreateCashWithdrawalRequest {
    CreateCashWithdrawalRequest {
        upvest_client_id: header_text(from),
        idempotency_key: Draw::draw(from),
        upvest_api_version: Draw::draw(from),
        body: Draw::draw(from),
    }
}

/// Adds the signed headers, because a server refuses a request without them.
fn sign(request: &mut http::Request<Bytes>) {
    for name in ["signature", "signature-input"] {
        let signature = HeaderValue::from_static("sig1=:AA==:");
        request.headers_mut().insert(name, signature);
    }
}

#[test]
fn request() {
    request_survives::<CreateCashWithdrawal>(draw_request, sign);
}

#[test]
fn responses() {
    outcome_survives::<CreateCashWithdrawal>(either::<CreateCashWithdrawal>);
}

#[test]
fn texts_that_the_document_lacks() {
    unlisted_text::<Currency>(true);
    unlisted_text::<TaxType>(true);
    unlisted_text::<WithdrawalStatus>(true);
    // It occurs only in requests, so it has no variant for undocumented values.
    unlisted_text::<ApiVersion>(false);
}
