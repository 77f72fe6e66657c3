//! The authority's certificate in the form that an iPhone or iPad takes: a configuration profile, unsigned. Must never
//! hold anything but that certificate.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::pages_tls::PagesCertificate;

/// The type under which a browser hands it to the settings.
pub(crate) const CONTENT_TYPE: &str = "application/x-apple-aspen-config";

/// The profile. The same authority gives the same ids, so that installing it twice replaces the first.
#[must_use]
pub(crate) fn profile(trusted: &PagesCertificate) -> String {
    let certificate = STANDARD.encode(&trusted.authority_der);
    let (outer, inner) = trusted.hash.0.split_at(16);
    let (outer, inner) = (uuid(outer), uuid(inner));
    // The name is made of letters, digits and spaces, so nothing in it means something in XML.
    let (name, id) = (&trusted.name, trusted.hash.short());
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
<key>PayloadContent</key>
<array>
<dict>
<key>PayloadCertificateFileName</key><string>clinic.crt</string>
<key>PayloadContent</key><data>{certificate}</data>
<key>PayloadDisplayName</key><string>{name}</string>
<key>PayloadIdentifier</key><string>waystation.pages.{id}.authority</string>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadUUID</key><string>{inner}</string>
<key>PayloadVersion</key><integer>1</integer>
</dict>
</array>
<key>PayloadDisplayName</key><string>{name}</string>
<key>PayloadIdentifier</key><string>waystation.pages.{id}</string>
<key>PayloadRemovalDisallowed</key><false/>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadUUID</key><string>{outer}</string>
<key>PayloadVersion</key><integer>1</integer>
</dict>
</plist>
"#
    )
}

fn uuid(bytes: &[u8]) -> String {
    let mut id = [0; 16];
    id.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    uuid::Builder::from_custom_bytes(id).into_uuid().hyphenated().to_string().to_uppercase()
}
