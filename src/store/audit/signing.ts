import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** What a signature is for, so that none can be taken for another. */
type Purpose = 'entry' | 'head';

export interface AuditKey {
  /** By which a signature says whose it is: the beginning of the SHA-256 of the public key. */
  readonly name: string;
  /** Undefined: this is a public key, which checks and does not sign. */
  readonly sign?: (purpose: Purpose, text: string) => string;
  check(purpose: Purpose, text: string, signature: string): boolean;
}

const bytes = (purpose: Purpose, text: string): Buffer => Buffer.from(`guestlist audit ${purpose}\n${text}`, 'utf8');

/** An Ed25519 key in PEM, private or public; undefined where it is none. */
export const readAuditKey = (pem: string): AuditKey | undefined => {
  const key = keyIn(pem.replaceAll('\\n', '\n'));
  if (key?.asymmetricKeyType !== 'ed25519') return undefined;
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return {
    name: sha256(publicKey.export({ type: 'spki', format: 'der' })).slice(0, 16),
    ...(key.type === 'private' && {
      sign: (purpose: Purpose, text: string) => sign(null, bytes(purpose, text), key).toString('base64'),
    }),
    check: (purpose, text, signature) =>
      verify(null, bytes(purpose, text), publicKey, Buffer.from(signature, 'base64')),
  };
};

const keyIn = (pem: string): KeyObject | undefined => {
  try {
    return pem.includes('PRIVATE KEY') ? createPrivateKey(pem) : createPublicKey(pem);
  } catch {
    return undefined;
  }
};

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** By which an entry is known to be as it was written: a signature where there is a key, else a checksum, which anybody can make. */
export const proofOf = (content: string, key: AuditKey | undefined): string =>
  key?.sign ? `ed25519:${key.name}:${key.sign('entry', content)}` : `sha256:${sha256(content)}`;

/** `unknown`: signed by a key that is not at hand. */
export const checkProof = (content: string, proof: string, key: AuditKey | undefined): 'good' | 'bad' | 'unknown' => {
  const [kind, name, signature] = proof.split(':');
  if (kind === 'sha256') return name === sha256(content) ? 'good' : 'bad';
  if (kind !== 'ed25519' || signature === undefined) return 'bad';
  if (!key || key.name !== name) return 'unknown';
  return key.check('entry', content, signature) ? 'good' : 'bad';
};
