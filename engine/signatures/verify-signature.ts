// Whether an S/MIME signature holds (RFC 8551, CMS of RFC 5652), and for whom it speaks. The structure is read with pkijs; the
// arithmetic is Node's; the chain is certificate-chain.ts's. Whatever is doubtful is a problem, and one problem is enough for
// the signature not to be good.
import { createHash, type KeyObject, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import {
  type Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  RSASSAPSSParams,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { sameAddress } from '../../shared/domain/address.ts';
import type { SignatureProblem, SignatureReport } from '../../shared/domain/parts.ts';
import { chainProblem } from './certificate-chain.ts';
import { isForMail, signerOf } from './certificate-owner.ts';
import { type SignatureTask, unsure } from './signature-checks.ts';

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  rsaPss: '1.2.840.113549.1.1.10',
} as const;

const HASHES: Record<string, { name: string; weak: boolean }> = {
  '1.2.840.113549.2.5': { name: 'md5', weak: true },
  '1.3.14.3.2.26': { name: 'sha1', weak: true },
  '2.16.840.1.101.3.4.2.4': { name: 'sha224', weak: false },
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', weak: false },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', weak: false },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', weak: false },
};
const MIN_RSA_BITS = 2_048;
const MAX_CERTIFICATES = 50;

export async function verifySignature(task: SignatureTask): Promise<SignatureReport> {
  const signed = readSignedData(task.cms);
  if (!signed) return unsure('unreadable');
  const [signer, ...others] = signed.signerInfos;
  if (!signer) return unsure('unreadable');
  if (others.length > 0) return unsure('unsupported');
  const certificates = (signed.certificates ?? []).filter((one): one is Certificate => 'tbsView' in one);
  const own = certificates.slice(0, MAX_CERTIFICATES).find((one) => isOf(signer, one));
  const x509 = own && asX509(own);
  if (!own || !x509) return unsure('unreadable');
  const signedAt = signingTime(signer);
  const owner = signerOf(own, x509);
  const problems = new Set<SignatureProblem>();
  const held = holds(task, signed, signer, x509.publicKey);
  if (held !== 'yes') problems.add(held);
  if (isWeak(signer, x509.publicKey)) problems.add('weak');
  if (!isForMail(own)) problems.add('notForMail');
  const author = task.from.length === 1 ? task.from[0]!.address : null;
  if (author === null || !owner.addresses.some((address) => sameAddress(address, author))) problems.add('otherAddress');
  if (task.nowAt > owner.validTo) problems.add('expired');
  if (task.nowAt < owner.validFrom) problems.add('notYetValid');
  const trust = await chainProblem(own, certificates.slice(0, MAX_CERTIFICATES), task, owner);
  if (trust) problems.add(trust);
  const verdict = problems.has('altered') ? 'altered' : problems.size > 0 ? 'unsure' : 'good';
  return { verdict, problems: [...problems], signer: owner, signedAt };
}

function readSignedData(cms: Buffer): SignedData | null {
  try {
    return new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(cms)).content });
  } catch {
    // Only the library runs here: whatever it throws, this is a structure that it cannot read.
    return null;
  }
}

function isOf({ sid }: SignerInfo, certificate: Certificate): boolean {
  if (sid instanceof IssuerAndSerialNumber) {
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  }
  const identifier = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  const [wanted, has] = [octets(sid), octets(identifier)];
  return wanted !== null && has !== null && wanted.equals(has);
}

/** The bytes of an octet string, as the library holds them. */
function octets(value: unknown): Buffer | null {
  const bytes = (value as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock?.valueHexView;
  return bytes instanceof Uint8Array && bytes.length > 0 ? Buffer.from(bytes) : null;
}

function asX509(certificate: Certificate): X509Certificate | null {
  try {
    const x509 = new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()));
    // Reads the key: some there are that OpenSSL does not know.
    return x509.publicKey ? x509 : null;
  } catch {
    // Only OpenSSL and the library run here: it is no certificate to them.
    return null;
  }
}

function holds(
  { contents }: SignatureTask,
  signed: SignedData,
  signer: SignerInfo,
  key: KeyObject,
): 'yes' | 'altered' | 'unsupported' {
  const hash = HASHES[signer.digestAlgorithm.algorithmId]?.name;
  if (!hash) return 'unsupported';
  const attributes = signer.signedAttrs;
  if (!attributes) {
    const results = contents.map((content) => verified(signer, hash, content, key));
    return results.includes('yes') ? 'yes' : (results[0] ?? 'altered');
  }
  const values = (oid: string) =>
    attributes.attributes.find(({ type }) => type === oid)?.values as unknown[] | undefined;
  const digest = octets(values(OID.messageDigest)?.[0]);
  const type = (values(OID.contentType)?.[0] as { valueBlock?: { toString(): string } })?.valueBlock?.toString();
  if (!digest || type !== signed.encapContentInfo.eContentType) return 'altered';
  const isSame = contents.some((content) => {
    const made = createHash(hash).update(content).digest();
    return made.length === digest.length && timingSafeEqual(made, digest);
  });
  return isSame ? verified(signer, hash, Buffer.from(attributes.encodedValue), key) : 'altered';
}

function verified(signer: SignerInfo, hash: string, data: Buffer, key: KeyObject): 'yes' | 'altered' | 'unsupported' {
  const signature = octets(signer.signature);
  if (!signature) return 'altered';
  const padding = signer.signatureAlgorithm.algorithmId === OID.rsaPss ? pssOf(signer) : { hash };
  if (!padding) return 'unsupported';
  const { hash: usedHash, ...options } = padding;
  try {
    return verify(usedHash, data, { key, ...options }, signature) ? 'yes' : 'altered';
  } catch {
    // Only OpenSSL runs here: a kind of key or signature that it does not know.
    return 'unsupported';
  }
}

const RSA_PKCS1_PSS_PADDING = 6;

function pssOf(signer: SignerInfo): { hash: string; padding: number; saltLength: number } | null {
  try {
    const parameters = new RSASSAPSSParams({ schema: signer.signatureAlgorithm.algorithmParams });
    const hash = HASHES[parameters.hashAlgorithm.algorithmId]?.name;
    return hash ? { hash, padding: RSA_PKCS1_PSS_PADDING, saltLength: parameters.saltLength } : null;
  } catch {
    // Only the library runs here: parameters that it cannot read.
    return null;
  }
}

function isWeak(signer: SignerInfo, key: KeyObject): boolean {
  const bits = key.asymmetricKeyType?.startsWith('rsa') ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : null;
  return (HASHES[signer.digestAlgorithm.algorithmId]?.weak ?? false) || (bits !== null && bits < MIN_RSA_BITS);
}

function signingTime({ signedAttrs }: SignerInfo): number | null {
  const value = signedAttrs?.attributes.find(({ type }) => type === OID.signingTime)?.values[0] as
    | { toDate?: () => Date }
    | undefined;
  const at = value?.toDate?.().getTime();
  return at !== undefined && Number.isFinite(at) ? at : null;
}
