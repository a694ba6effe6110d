// What a certificate says: whose it is, who vouches for it, how long, and what for (RFC 5280).
import type { X509Certificate } from 'node:crypto';
import type { Certificate, ExtKeyUsage, RelativeDistinguishedNames } from 'pkijs';
import type { Signer } from '../../shared/domain/parts.ts';

const OID = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  emailAddress: '1.2.840.113549.1.9.1',
  subjectAltName: '2.5.29.17',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  anyUsage: '2.5.29.37.0',
} as const;
const MAX_ADDRESSES = 20;
const MAX_LENGTH = 200;

export function signerOf(certificate: Certificate, x509: X509Certificate): Signer {
  const { subject, issuer } = certificate;
  return {
    name: namedValue(subject, OID.commonName),
    organisation: namedValue(subject, OID.organisation),
    addresses: addressesOf(certificate),
    issuer: namedValue(issuer, OID.commonName) || namedValue(issuer, OID.organisation),
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
  };
}

/** For signing, by its own words, and for mail; one that says nothing is for everything. */
export function isForMail(certificate: Certificate): boolean {
  const extension = (oid: string) =>
    certificate.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue as unknown;
  const purposes = (extension(OID.extKeyUsage) as ExtKeyUsage | undefined)?.keyPurposes;
  if (purposes && !purposes.includes(OID.emailProtection) && !purposes.includes(OID.anyUsage)) return false;
  const usage = (extension(OID.keyUsage) as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock;
  // Bits 0 and 1: digitalSignature, nonRepudiation.
  return !usage?.valueHexView || ((usage.valueHexView[0] ?? 0) & 0b1100_0000) !== 0;
}

function addressesOf(certificate: Certificate): string[] {
  const names = certificate.extensions?.find(({ extnID }) => extnID === OID.subjectAltName)?.parsedValue as
    | { altNames?: { type: number; value: unknown }[] }
    | undefined;
  // 1 = rfc822Name.
  const alternative = (names?.altNames ?? []).flatMap(({ type, value }) =>
    type === 1 && typeof value === 'string' ? [value] : [],
  );
  const inName = namedValue(certificate.subject, OID.emailAddress);
  const all = [...alternative, ...(inName ? [inName] : [])].map(clean).filter((one) => one.includes('@'));
  return [...new Set(all)].slice(0, MAX_ADDRESSES);
}

function namedValue({ typesAndValues }: RelativeDistinguishedNames, oid: string): string {
  const found = typesAndValues.find(({ type }) => type === oid)?.value.valueBlock as { value?: unknown } | undefined;
  return typeof found?.value === 'string' ? clean(found.value) : '';
}

/** What is shown of a stranger's certificate must not reorder the line that it stands in. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}
