//! The generated types with derives instead: `serde` decodes them, `garde` and `validator` check as
//! much as they support. Dates and decimals are text, as `serde` reads them by default.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use validator::Validate as _;

/// `Transaction` of Fondo, the only body with a length constraint.
#[derive(Clone, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub struct Transaction {
    id: Option<Uuid>,
    sorted_id: Option<String>,
    transaction_type: String,
    aborted: Option<bool>,
    aborted_reason: Option<String>,
    #[garde(length(chars, max = 255))]
    #[validate(length(max = 255))]
    r#ref: Option<String>,
    ref_type: Option<Value>,
    credit_account: Option<Uuid>,
    debit_account: Option<Uuid>,
    amount: f64,
    currency: Currency,
    executor_ref: Option<String>,
    client_ref: Option<String>,
    freetext: Option<String>,
    instrument: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
    created_date: Option<String>,
    modified_date: Option<String>,
    settlement_date: Option<String>,
}

#[derive(Clone, Deserialize, Serialize)]
#[serde(rename_all = "UPPERCASE")]
enum Currency {
    Sek,
}

/// A list of transactions; the validators reach the items through it.
#[derive(Clone, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(transparent)]
pub struct Transactions {
    #[garde(dive)]
    #[validate(nested)]
    items: Vec<Transaction>,
}

/// `Node` of `tests/cases/recursion/trees.yaml`.
#[derive(Clone, Deserialize, Serialize, garde::Validate, validator::Validate)]
#[serde(rename_all = "camelCase")]
#[garde(allow_unvalidated)]
pub struct Node {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(dive)]
    #[validate(nested)]
    next: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(dive)]
    #[validate(nested)]
    children: Option<Vec<Node>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(dive)]
    #[validate(nested)]
    by_name: Option<HashMap<String, Node>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<Other>,
}

#[derive(Clone, Deserialize, Serialize)]
pub struct Other {
    back: Option<Box<Node>>,
    expression: Option<Expression>,
}

#[derive(Clone, Deserialize, Serialize)]
#[serde(untagged)]
#[allow(dead_code)]
pub enum Expression {
    Integer(i64),
    Sum {
        left: Box<Expression>,
        right: Box<Expression>,
    },
}

pub mod fondo {
    use super::{Deserialize, Serialize};

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct NewWithdrawal {
        client_ref: Option<String>,
        executor_ref: String,
        amount: f64,
    }
}

pub mod youhodler {
    use super::{Deserialize, Serialize, Value};
    use std::collections::BTreeMap;

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Money {
        currency: String,
        value: String,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(untagged)]
    #[allow(dead_code)]
    pub enum NewWithdrawal {
        Fiat {
            account_ref: String,
            amount: Money,
            rail: Fiat,
            withdrawal_destination_id: String,
            client_idempotency_key: Option<String>,
        },
        Stored {
            account_ref: String,
            amount: Money,
            rail: Crypto,
            destination_id: String,
            client_idempotency_key: Option<String>,
        },
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Fiat {
        Fiat,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Crypto {
        Crypto,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Withdrawal {
        account_ref: Option<String>,
        approval_ref: Option<String>,
        created_at: Option<String>,
        failure_reason: Option<Value>,
        family: Option<String>,
        family_params: Option<BTreeMap<String, Value>>,
        fee_summary: Option<FeeSummary>,
        fill_rate: Option<Value>,
        id: Option<String>,
        principal_amount: Option<Money>,
        settled_at: Option<String>,
        status: Option<String>,
        subject_attribution: Option<SubjectAttribution>,
        updated_at: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct FeeSummary {
        components: Option<Vec<FeeComponent>>,
        total: Option<Money>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct FeeComponent {
        amount: Option<Money>,
        kind: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct SubjectAttribution {
        actor: Option<Value>,
        approved_by: Option<Value>,
        authenticated_principal: Option<Principal>,
        enterprise_binding: Option<EnterpriseBinding>,
        federation: Option<Value>,
        identity_source: Option<String>,
        initiated_by: Option<Value>,
        subject: Option<Principal>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Principal {
        id: Option<String>,
        kind: Option<String>,
        tenant_ref: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct EnterpriseBinding {
        tenant_type: Option<String>,
        topology_ref: Option<String>,
    }
}

pub mod upvest {
    use super::{Deserialize, Serialize};

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    pub enum Currency {
        Eur,
        Gbp,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    pub enum Status {
        New,
        Processing,
        Confirmed,
        Cancelled,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    pub enum TaxType {
        Total,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Tax {
        r#type: TaxType,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct NewWithdrawal {
        reference_account_id: String,
        account_group_id: String,
        user_id: String,
        amount: String,
        currency: Option<Currency>,
        remittance_information: Option<String>,
        purpose_code: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Withdrawal {
        id: String,
        reference_account_id: String,
        account_group_id: String,
        user_id: String,
        amount: String,
        currency: Currency,
        created_at: String,
        updated_at: String,
        remittance_information: String,
        taxes: Option<Vec<Tax>>,
        status: Option<Status>,
        purpose_code: Option<String>,
    }
}

pub mod circle {
    use super::{Deserialize, Serialize, Uuid};

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Money {
        amount: String,
        currency: String,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct ConvertedAmount {
        currency: Option<String>,
        amount: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Destination {
        r#type: String,
        id: String,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Account {
        Account,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Source {
        r#type: Account,
        id: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct NewWithdrawal {
        idempotency_key: Uuid,
        destination: Destination,
        amount: Money,
        source: Option<Source>,
        to_amount: Option<ConvertedAmount>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct WithdrawalEnvelope {
        data: Option<Withdrawal>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct Withdrawal {
        id: Option<String>,
        source_account_id: Option<String>,
        destination: Option<BankAccount>,
        amount: Option<Money>,
        to_amount: Option<ConvertedAmount>,
        fees: Option<Money>,
        status: Option<String>,
        tracking_ref: Option<String>,
        error_code: Option<String>,
        external_ref: Option<String>,
        risk_evaluation: Option<RiskEvaluation>,
        adjustments: Option<Adjustments>,
        r#return: Option<PayoutReturn>,
        create_date: Option<String>,
        update_date: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct BankAccount {
        r#type: Option<String>,
        id: Option<String>,
        name: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct RiskEvaluation {
        decision: Option<String>,
        reason: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct Adjustments {
        fx_credit: Option<Money>,
        fx_debit: Option<Money>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct PayoutReturn {
        id: Option<String>,
        payout_id: Option<String>,
        amount: Option<Money>,
        fees: Option<Money>,
        reason: Option<String>,
        status: Option<String>,
        create_date: Option<String>,
        update_date: Option<String>,
    }
}

pub mod plannr {
    use super::{Deserialize, Serialize, Uuid, Value};

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Frequency {
        Daily,
        Weekly,
        Monthly,
        OneOff,
    }

    #[derive(Clone, Deserialize, Serialize)]
    #[serde(tag = "type", rename_all = "lowercase")]
    #[allow(dead_code)]
    pub enum NewWithdrawal {
        Recurring {
            frequency: Option<Frequency>,
            started_at: String,
            ended_at: String,
            withdrawn_at: Option<String>,
            value: i64,
            notes: Option<String>,
        },
        Adhoc {
            frequency: Option<Frequency>,
            started_at: Option<String>,
            ended_at: Option<String>,
            withdrawn_at: String,
            value: i64,
            notes: Option<String>,
        },
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct Withdrawal {
        uuid: Option<Uuid>,
        value: Option<WithdrawalValue>,
        created_at: Option<String>,
        updated_at: Option<String>,
        withdrawn_at: Option<String>,
    }

    #[derive(Clone, Deserialize, Serialize)]
    pub struct WithdrawalValue {
        amount: Option<Value>,
        currency: Option<Value>,
        formatted: Option<Value>,
    }
}
