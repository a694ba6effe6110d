// The door of the signatures' room.
export { type SignatureChecks, signatureChecks } from './signature-checks.ts';
