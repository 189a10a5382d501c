//! SHA-256 of what is read back, by the browser: beside everything else, however large the file is.

use js_sys::Uint8Array;

use crate::app::keeping::trouble::{Failure, StoreTrouble};
use crate::format::line::hex;
use crate::platform::browser::{error, js};

/// SHA-256 of these bytes, in lower-case hex. Browsers have it on pages that came by https or from this tablet, as
/// they have folders.
pub(crate) async fn sha256(bytes: &[u8]) -> Result<String, StoreTrouble> {
    let subtle = js::get(&js::get(&js::global(), "crypto"), "subtle");
    let given = [&"SHA-256".into(), &Uint8Array::from(bytes).into()];
    let digest = js::ask(&subtle, "digest", &given).await;
    let digest = Uint8Array::new(&digest.map_err(|e| error::trouble(&e))?).to_vec();
    if digest.is_empty() {
        return Err(StoreTrouble::Own(Failure::FileUnread));
    }
    Ok(hex(&digest))
}
