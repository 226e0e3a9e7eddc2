//! TLS 1.2 and 1.3 with a certificate that can be replaced while connections are open.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use arc_swap::ArcSwap;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

/// The files of a certificate: a chain, own certificate first, and its key, both PEM (RFC 7468).
#[derive(Clone, Debug)]
pub struct Files {
    /// The chain.
    pub certificate: PathBuf,
    /// The key.
    pub key: PathBuf,
}

/// Why a certificate cannot be used.
#[derive(Debug)]
pub struct Unusable {
    file: PathBuf,
    reason: String,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.reason)
    }
}

impl std::error::Error for Unusable {}

/// The certificate in use. Every handshake asks for it anew, so a replacement needs no new listener and drops no connection.
#[derive(Debug)]
pub struct Certificate {
    files: Files,
    current: ArcSwap<CertifiedKey>,
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.load_full())
    }
}

impl Certificate {
    /// Reads a certificate and its key.
    pub fn read(files: Files) -> Result<Certificate, Unusable> {
        let current = ArcSwap::from_pointee(read(&files)?);
        Ok(Certificate { files, current })
    }

    /// Reads the files again. On an error the certificate in use stays.
    pub fn reload(&self) -> Result<(), Unusable> {
        self.current.store(Arc::new(read(&self.files)?));
        Ok(())
    }
}

fn read(files: &Files) -> Result<CertifiedKey, Unusable> {
    let unusable = |file: &Path| {
        let file = file.to_owned();
        move |reason: String| Unusable { file, reason }
    };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect)
        .map_err(|error| unusable(&files.certificate)(format!("cannot read the certificate: {error}")))?;
    let Some(own) = chain.first() else {
        return Err(unusable(&files.certificate)(
            "there is no certificate in this file; it begins with -----BEGIN CERTIFICATE-----".to_owned(),
        ));
    };
    valid_now(own).map_err(unusable(&files.certificate))?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| {
        let help = match error {
            rustls_pki_types::pem::Error::NoItemsFound => "; it begins with -----BEGIN PRIVATE KEY-----, and is not encrypted",
            _ => "",
        };
        unusable(&files.key)(format!("cannot read the key: {error}{help}"))
    })?;
    let key = ring::sign::any_supported_type(&key)
        .map_err(|error| unusable(&files.key)(format!("this kind of key is not supported: {error}")))?;
    let certified = CertifiedKey::new(chain, key);
    match certified.keys_match() {
        // `Unknown` means that the key cannot tell its public half, not that it is wrong.
        Ok(()) | Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::Unknown)) => Ok(certified),
        Err(_) => Err(unusable(&files.key)(format!("the key does not belong to the certificate in {}", files.certificate.display()))),
    }
}

fn valid_now(certificate: &CertificateDer<'_>) -> Result<(), String> {
    let (_, parsed) = x509_parser::parse_x509_certificate(certificate).map_err(|error| format!("cannot read the certificate: {error}"))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
    let validity = parsed.validity();
    if now > validity.not_after.timestamp() {
        return Err(format!("the certificate expired on {}", validity.not_after));
    }
    if now < validity.not_before.timestamp() {
        return Err(format!("the certificate is not valid before {}", validity.not_before));
    }
    Ok(())
}

/// The settings of the TLS listener: HTTP/2 before HTTP/1.1 and 1.0 by ALPN (RFC 7301), no version before TLS 1.2.
pub fn config(certificate: Arc<Certificate>) -> Result<ServerConfig, rustls::Error> {
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(certificate);
    config.alpn_protocols = [&b"h2"[..], b"http/1.1", b"http/1.0"].map(<[u8]>::to_vec).to_vec();
    Ok(config)
}
