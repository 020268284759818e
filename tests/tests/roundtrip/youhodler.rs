//! YouHodler.

use copperplate_runtime::Sensitive;
use withdrawal_apis::youhodler::operations::{
    CreateWithdrawal, CreateWithdrawalError, CreateWithdrawalRequest, CreateWithdrawalResponse,
};
use withdrawal_apis::youhodler::types::*;

use crate::draw::{Draw, Source, draw_enum, draw_struct, header_text};
use crate::property::{either, outcome_survives, request_survives, types};

draw_struct! {
    ApiError { code, details, message }
    CryptoDestination { address, memo }
    EnterpriseBinding { tenant_type, topology_ref }
    ErrorDetails { reason, source, retry_after_ms, additional }
    FeeComponent { amount, kind }
    FeeSummary { components, total }
    FiatWithdrawal { account_ref, amount, withdrawal_destination_id, client_idempotency_key }
    InlineCryptoWithdrawal { account_ref, amount, destination, network, client_idempotency_key }
    Money { currency, value }
    Principal { id, kind, tenant_ref }
    StoredCryptoWithdrawal { account_ref, amount, destination_id, client_idempotency_key }
    SubjectAttribution {
        actor, approved_by, authenticated_principal, enterprise_binding, federation,
        identity_source, initiated_by, subject,
    }
    Withdrawal {
        account_ref, approval_ref, created_at, failure_reason, family, family_params, fee_summary,
        fill_rate, id, principal_amount, settled_at, status, subject_attribution, updated_at,
    }
}

draw_enum! {
    NewWithdrawal { FiatWithdrawal, StoredCryptoWithdrawal, InlineCryptoWithdrawal }
    CreateWithdrawalResponse { Accepted }
    CreateWithdrawalError {
        BadRequest, Unauthorized, Forbidden, Conflict, UnprocessableContent, TooManyRequests,
        BadGateway, ServiceUnavailable,
    }
}

types! {
    youhodler:
    api_error ApiError,
    crypto_destination CryptoDestination,
    enterprise_binding EnterpriseBinding,
    error_details ErrorDetails,
    fee_component FeeComponent,
    fee_summary FeeSummary,
    fiat_withdrawal FiatWithdrawal,
    inline_crypto_withdrawal InlineCryptoWithdrawal,
    money Money,
    new_withdrawal NewWithdrawal,
    principal Principal,
    stored_crypto_withdrawal StoredCryptoWithdrawal,
    subject_attribution SubjectAttribution,
    withdrawal Withdrawal,
}

fn draw_request(from: &mut Source<'_>) -> CreateWithdrawalRequest {
    CreateWithdrawalRequest {
        idempotency_key: bool::draw(from).then(|| header_text(from)),
        x_action_token: bool::draw(from).then(|| Sensitive::new(header_text(from))),
        body: Draw::draw(from),
    }
}

#[test]
fn request() {
    request_survives::<CreateWithdrawal>(draw_request, |_| {});
}

#[test]
fn responses() {
    outcome_survives::<CreateWithdrawal>(either::<CreateWithdrawal>);
}
