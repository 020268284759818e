//! Circle.

use withdrawal_apis::circle::operations::{
    CreateAccountWithdrawal, CreateAccountWithdrawalRequest, CreateAccountWithdrawalResponse,
};
use withdrawal_apis::circle::types::*;

use crate::draw::{Draw, draw_enum, draw_struct};
use crate::property::{outcome_survives, request_survives, types};

draw_struct! {
    Adjustments { fx_credit, fx_debit }
    BankAccount { r#type, id, name }
    ConvertedAmount { currency, amount }
    Destination { r#type, id }
    Money { amount, currency }
    NewWithdrawal { idempotency_key, destination, amount, source, to_amount }
    PayoutReturn { id, payout_id, amount, fees, reason, status, create_date, update_date }
    RiskEvaluation { decision, reason }
    Source { id }
    Withdrawal {
        id, source_account_id, destination, amount, to_amount, fees, status, tracking_ref,
        error_code, external_ref, risk_evaluation, adjustments, r#return, create_date, update_date,
    }
    WithdrawalEnvelope { data }
    CreateAccountWithdrawalRequest { body }
}

draw_enum! {
    CreateAccountWithdrawalResponse { Created }
}

types! {
    circle:
    adjustments Adjustments,
    bank_account BankAccount,
    converted_amount ConvertedAmount,
    destination Destination,
    money Money,
    new_withdrawal NewWithdrawal,
    payout_return PayoutReturn,
    risk_evaluation RiskEvaluation,
    source Source,
    withdrawal Withdrawal,
    withdrawal_envelope WithdrawalEnvelope,
}

#[test]
fn request() {
    request_survives::<CreateAccountWithdrawal>(Draw::draw, |_| {});
}

#[test]
fn responses() {
    outcome_survives::<CreateAccountWithdrawal>(|from| Ok(Draw::draw(from)));
}
