//! Names, examples, shared media types and security schemes of 3.2.

use copperplate_tests::cases::three_two_described as api;

#[test]
fn a_server_and_a_scheme_have_their_facts() {
    assert_eq!(api::servers::LIVE.url, "https://api.example.com/v1");
    let [flow] = api::security::DEVICE_FLOWS else {
        panic!("one flow")
    };
    assert_eq!(flow.name, "deviceAuthorization");
    assert_eq!(
        flow.device_authorization_url,
        "https://auth.example.com/device"
    );
    let metadata = "https://auth.example.com/.well-known/oauth-authorization-server";
    assert_eq!(api::security::DEVICE_METADATA_URL, metadata);
    let info = <api::operations::AddOrder as copperplate_runtime::Operation>::INFO;
    assert_eq!(info.security[0][0].scheme.name, "device");
}
