import { describe, expect, it } from 'vitest';
import { connectionErrorOf, isCertificateRefusal } from '../../../engine/connection/connection-error.ts';

const ENDPOINT = { host: 'imap.ecole.example', port: 993 };

describe('a failed connection', () => {
  it.each([
    ['ENOTFOUND', 'connection', 'nameNotFound'],
    ['ECONNREFUSED', 'connection', 'refused'],
    ['EHOSTUNREACH', 'connection', 'refused'],
    ['ECONNRESET', 'connection', 'reset'],
    ['ETIMEDOUT', 'connection', 'timeout'],
    ['ENETUNREACH', 'offline', undefined],
    ['EAI_AGAIN', 'offline', undefined],
    ['CERT_HAS_EXPIRED', 'certificate', 'certificateExpired'],
    ['CERT_NOT_YET_VALID', 'certificate', 'certificateNotYetValid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate', 'certificateWrongHost'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 'certificateUntrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'certificateUntrusted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate', 'tlsFailed'],
    ['EPROTO', 'certificate', 'tlsFailed'],
  ])('with %s is %s/%s', (code, kind, reason) => {
    const data = connectionErrorOf(code, ENDPOINT);
    expect(data).toEqual({ kind, ...(reason && { reason }), detail: code, ...ENDPOINT });
    expect(isCertificateRefusal(data!)).toBe(reason?.startsWith('certificate') ?? false);
  });

  it.each(['ENOENT', 'ERR_INVALID_ARG_TYPE', 'SQLITE_FULL', ''])('is none for %s', (code) => {
    expect(connectionErrorOf(code, ENDPOINT)).toBeNull();
  });
});
